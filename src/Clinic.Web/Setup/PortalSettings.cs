using System.Globalization;
using MailKit.Security;

namespace Clinic.Web.Setup;

/// <summary>The configuration, read and checked once at start. A bad value stops the start with one sentence that names the key.</summary>
public sealed class PortalSettings
{
    public required StorageProvider Provider { get; init; }
    public required string ConnectionString { get; init; }
    public required string DataFolder { get; init; }
    /// <summary>Null: the first address that the server listens on (development only).</summary>
    public Uri? PublicUrl { get; init; }
    public required MailMode MailMode { get; init; }
    public required string PickupFolder { get; init; }
    public Clinic.Mail.SmtpSettings? Smtp { get; init; }
    /// <summary>Null: nobody looks for mails that come back.</summary>
    public Clinic.Mail.BounceSettings? Bounces { get; init; }
    public required int SweepSeconds { get; init; }
    /// <summary>How many deliver mail side by side in this process.</summary>
    public required int Dispatchers { get; init; }
    public required bool JobsEnabled { get; init; }
    /// <summary>Shows Hangfire's own pages to the owner, to look at only.</summary>
    public required bool JobsDashboard { get; init; }
    /// <summary>Runs jobs and serves no page; the argument <c>--worker</c> says the same.</summary>
    public required bool IsWorker { get; init; }
    public required string ReportsEngine { get; init; }
    public required string QuestPdfLicense { get; init; }
    public string? AutoMapperLicense { get; init; }
    public required bool DemoEnabled { get; init; }

    public required KeySettings Keys { get; init; }

    /// <summary>Where the ledger of erasures and the heads of the audit trail are kept: apart from the data, so that a restored backup does not bring back older ones.</summary>
    public required string RecordsFolder { get; init; }

    public const string RecordsKey = "Records:Folder";

    public string KeysFolder => Path.Combine(DataFolder, "keys");

    public static PortalSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var read = new SettingReader(configuration);
        var provider = read.OneOf("Storage:Provider", StorageProvider.Sqlite);
        var dataFolder = Path.GetFullPath(read.Text("Storage:DataFolder") ?? "App_Data", environment.ContentRootPath);
        var mode = read.OneOf("Mail:Mode", environment.IsDevelopment() ? MailMode.Pickup : MailMode.Smtp);
        return new PortalSettings
        {
            Provider = provider,
            DataFolder = dataFolder,
            ConnectionString = ConnectionStringOf(read, provider, dataFolder),
            PublicUrl = PublicUrlOf(read, environment),
            MailMode = mode,
            PickupFolder = Path.GetFullPath(read.Text("Mail:PickupFolder") ?? "mail", dataFolder),
            Smtp = mode == MailMode.Smtp ? SmtpOf(read) : null,
            Bounces = read.Text("Mail:Bounce:Host") is { } host ? BouncesOf(read, host) : null,
            SweepSeconds = read.Number("Jobs:SweepSeconds", 60, 1, 300),
            Dispatchers = read.Number("Jobs:Dispatchers", 2, 1, 8),
            JobsEnabled = read.YesNo("Jobs:Enabled", true),
            JobsDashboard = read.YesNo("Jobs:Dashboard", false),
            IsWorker = IsWorkerOf(read),
            ReportsEngine = read.OneOf("Reports:Engine", ReportsEngineName.Auto).ToString(),
            QuestPdfLicense = read.OneOf("Reports:QuestPdfLicense", QuestPdfLicenseName.Community).ToString(),
            AutoMapperLicense = read.Text("AutoMapper:LicenseKey"),
            DemoEnabled = read.YesNo("Demo:Enabled", environment.IsDevelopment()),
            Keys = KeySettings.Read(read, environment, ApartFrom(dataFolder)),
            RecordsFolder = RecordsFolderOf(read, environment, dataFolder),
        };
    }

    /// <summary>Beside the data folder, not in it.</summary>
    private static string ApartFrom(string dataFolder) => Path.TrimEndingDirectorySeparator(dataFolder) + "-apart";

    private static string RecordsFolderOf(SettingReader read, IHostEnvironment environment, string dataFolder) =>
        read.Text(RecordsKey) is { } given ? Path.GetFullPath(given, environment.ContentRootPath)
        : environment.IsDevelopment() ? ApartFrom(dataFolder)
        : throw new BadSetting(RecordsKey, "is missing: it must name a folder outside the data folder and its backups, such as /var/lib/clinic-records, for the ledger of erasures and the heads of the audit trail.");

    private static bool IsWorkerOf(SettingReader read) =>
        read.YesNo("Jobs:Worker", false) && (read.YesNo("Jobs:Enabled", true) ? true : throw new BadSetting("Jobs:Enabled", "is false, but a worker does nothing else than run jobs."));

    private static string ConnectionStringOf(SettingReader read, StorageProvider provider, string dataFolder)
    {
        if (read.Text("ConnectionStrings:Clinic") is { } given)
            return given;
        if (provider == StorageProvider.SqlServer)
            throw new BadSetting("ConnectionStrings:Clinic", "is missing: with Storage:Provider=SqlServer it must hold the connection string.");
        return $"Data Source={Path.Combine(dataFolder, "clinic.db")}";
    }

    private static Uri? PublicUrlOf(SettingReader read, IHostEnvironment environment)
    {
        if (read.Text("Portal:PublicUrl") is not { } text)
            return environment.IsDevelopment() ? null : throw new BadSetting("Portal:PublicUrl", "is missing: it must hold the address that clients see, such as https://portal.example.org.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/")
            throw new BadSetting("Portal:PublicUrl", "must be an absolute address without a path, such as https://portal.example.org.");
        if (url.Scheme == "http" && !url.IsLoopback)
            throw new BadSetting("Portal:PublicUrl", "must begin with https:// (plain http is accepted for a loopback host only).");
        return url;
    }

    private static Clinic.Mail.SmtpSettings SmtpOf(SettingReader read)
    {
        var host = read.Text("Mail:Host") ?? throw new BadSetting("Mail:Host", "is missing: with Mail:Mode=Smtp it must name the mail server.");
        var security = SecurityOf(read, "Mail:Security", host, MailSecurity.StartTls);
        var port = read.Number("Mail:Port", security == SecureSocketOptions.SslOnConnect ? 465 : 587, 1, 65535);
        return new(host, port, security, read.Text("Mail:Username"), read.Text("Mail:Password"), read.Text("Mail:Bounce:Address"));
    }

    private static Clinic.Mail.BounceSettings BouncesOf(SettingReader read, string host)
    {
        var security = SecurityOf(read, "Mail:Bounce:Security", host, MailSecurity.SslOnConnect);
        var port = read.Number("Mail:Bounce:Port", security == SecureSocketOptions.SslOnConnect ? 993 : 143, 1, 65535);
        return new(host, port, security,
            read.Text("Mail:Bounce:Username") ?? throw new BadSetting("Mail:Bounce:Username", "is missing: the mailbox for mails that come back needs one."),
            read.Text("Mail:Bounce:Password") ?? throw new BadSetting("Mail:Bounce:Password", "is missing: the mailbox for mails that come back needs one."));
    }

    private static SecureSocketOptions SecurityOf(SettingReader read, string key, string host, MailSecurity otherwise)
    {
        var security = read.OneOf(key, otherwise);
        var isLoopback = host == "localhost" || (System.Net.IPAddress.TryParse(host, out var ip) && System.Net.IPAddress.IsLoopback(ip));
        if (security == MailSecurity.None && !isLoopback)
            throw new BadSetting(key, $"may be None only where {key.Replace("Security", "Host", StringComparison.Ordinal)} is a loopback host.");
        return security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => throw new InvalidOperationException(security.ToString()),
        };
    }

    private enum ReportsEngineName { Auto, QuestPdf, BuiltIn }
    private enum QuestPdfLicenseName { Community, Professional, Enterprise }
    private enum MailSecurity { StartTls, SslOnConnect, None }
}

public enum StorageProvider { Sqlite, SqlServer }

public enum MailMode { Pickup, Smtp }

/// <summary>The start cannot go on; the message is for whoever runs the portal.</summary>
public sealed class BadSetting(string key, string complaint) : Exception($"The setting {key} {complaint}");

internal sealed class SettingReader(IConfiguration configuration)
{
    public string? Text(string key) => configuration[key] is { Length: > 0 } text ? text.Trim() : null;

    public T OneOf<T>(string key, T otherwise)
        where T : struct, Enum =>
        Text(key) is not { } text ? otherwise
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value
        : throw new BadSetting(key, $"is \"{text}\" but must be one of {string.Join(", ", Enum.GetNames<T>())}.");

    public int Number(string key, int otherwise, int least, int most) =>
        Text(key) is not { } text ? otherwise
        : int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
        : throw new BadSetting(key, $"is \"{text}\" but must be a whole number from {least} to {most}.");

    public bool YesNo(string key, bool otherwise) =>
        Text(key) is not { } text ? otherwise
        : bool.TryParse(text, out var value) ? value
        : throw new BadSetting(key, $"is \"{text}\" but must be true or false.");
}

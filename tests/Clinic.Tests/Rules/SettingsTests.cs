using System.Diagnostics;
using Clinic.Web.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Clinic.Tests.Rules;

/// <summary>A wrong setting stops the start with one sentence that names it.</summary>
[Category("Rules"), Parallelizable(ParallelScope.All)]
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Portal:PublicUrl"] = "https://portal.test", ["Mail:Mode"] = "Smtp", ["Mail:Host"] = "mail.portal.test",
        ["Keys:File"] = "/etc/clinic/portal.key", ["Records:Folder"] = "/var/lib/clinic-records",
    };

    [Test]
    public void A_good_configuration_is_read()
    {
        var settings = Read();

        Assert.That(settings.Provider, Is.EqualTo(StorageProvider.Sqlite));
        Assert.That(settings.PublicUrl, Is.EqualTo(new Uri("https://portal.test")));
        Assert.That((settings.DemoEnabled, settings.JobsEnabled, settings.SweepSeconds), Is.EqualTo((false, true, 60)));
        Assert.That((settings.Smtp!.Host, settings.Smtp.Port), Is.EqualTo(("mail.portal.test", 587)));
    }

    [Test]
    public void In_development_nothing_has_to_be_configured()
    {
        var settings = PortalSettings.Read(new ConfigurationBuilder().Build(), new Place("Development"));

        Assert.That((settings.DemoEnabled, settings.MailMode, settings.PublicUrl), Is.EqualTo((true, MailMode.Pickup, (Uri?)null)));
    }

    [TestCase("Portal:PublicUrl", null)]
    [TestCase("Portal:PublicUrl", "portal.test")]
    [TestCase("Portal:PublicUrl", "ftp://portal.test")]
    [TestCase("Portal:PublicUrl", "https://portal.test/clinic")]
    [TestCase("Portal:PublicUrl", "https://portal.test/?a=b")]
    [TestCase("Portal:PublicUrl", "http://portal.test")]
    [TestCase("Keys:File", null)]
    [TestCase("Keys:Certificate", "/etc/clinic/portal.pfx")]
    [TestCase("Keys:CertificatePasswordFile", "/nowhere/password")]
    [TestCase("Records:Folder", null)]
    [TestCase("Storage:Provider", "Oracle")]
    [TestCase("Storage:Provider", "1")]
    [TestCase("Mail:Mode", "Pigeon")]
    [TestCase("Mail:Host", null)]
    [TestCase("Mail:Security", "None")]
    [TestCase("Mail:Security", "Auto")]
    [TestCase("Mail:Port", "0")]
    [TestCase("Mail:Port", "65536")]
    [TestCase("Mail:Port", "smtp")]
    [TestCase("Jobs:SweepSeconds", "0")]
    [TestCase("Jobs:SweepSeconds", "301")]
    [TestCase("Jobs:Enabled", "perhaps")]
    [TestCase("Demo:Enabled", "2")]
    [TestCase("Reports:Engine", "Word")]
    [TestCase("Reports:QuestPdfLicense", "Free")]
    public void A_value_that_cannot_be_is_named(string key, string? value) =>
        Assert.That(() => Read((key, value)), Throws.TypeOf<BadSetting>().With.Message.StartsWith($"The setting {(key == "Keys:Certificate" ? "Keys:File" : key)} ").And.Message.Matches(@"^[^\r\n]+\.$"));

    [Test]
    public void SQL_Server_needs_its_connection_string() =>
        Assert.That(() => Read(("Storage:Provider", "SqlServer")), Throws.TypeOf<BadSetting>().With.Message.StartsWith("The setting ConnectionStrings:Clinic "));

    [TestCase("http://localhost:5080")]
    [TestCase("http://127.0.0.1")]
    [TestCase("http://[::1]:8080")]
    public void Plain_http_will_do_on_this_machine_only(string url) => Assert.That(Read(("Portal:PublicUrl", url)).PublicUrl, Is.EqualTo(new Uri(url)));

    [TestCase("localhost")]
    [TestCase("127.0.0.1")]
    public void Mail_without_TLS_will_do_on_this_machine_only(string host) =>
        Assert.That(Read(("Mail:Security", "None"), ("Mail:Host", host)).Smtp!.Security, Is.EqualTo(MailKit.Security.SecureSocketOptions.None));

    [TestCase("Portal__PublicUrl", "http://portal.test", "The setting Portal:PublicUrl must begin with https://")]
    [TestCase("Mail__Mode", "Pigeon", "The setting Mail:Mode is \"Pigeon\" but must be one of ")]
    public async Task The_program_itself_ends_with_that_sentence_and_nothing_else(string variable, string value, string sentence)
    {
        var folder = Directory.CreateTempSubdirectory("clinic-start-");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Clinic.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var (key, good) in Good)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = good;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Storage__DataFolder"] = folder.FullName;
        start.Environment[variable] = value;

        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(1));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1), error);
        Assert.That(error, Does.StartWith(sentence));
        folder.Delete(recursive: true);
    }

    private static PortalSettings Read(params (string Key, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Good);
        foreach (var (key, value) in changes)
            values[key] = value;
        return PortalSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), new Place("Production"));
    }

    private sealed class Place(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;
        public string ApplicationName { get; set; } = "Clinic.Web";
        public string ContentRootPath { get; set; } = Path.GetTempPath();
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

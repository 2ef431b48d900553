using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using MimeKit;

namespace Clinic.Web.Features.Mailbox;

/// <summary>The .eml files of the pickup folder. A name from an address is only ever compared with the names that lie there.</summary>
public sealed class PickupBox(PortalSettings settings)
{
    public string Folder => settings.PickupFolder;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<string> Names() => !Directory.Exists(Folder) ? [] :
        [.. new DirectoryInfo(Folder).EnumerateFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name)
            .Select(file => Path.GetFileNameWithoutExtension(file.Name))];

    public IReadOnlyList<MailboxRow> Rows(IEnumerable<string> names) => [.. from name in names let mail = Load(name) where mail is not null select RowOf(name, mail)];

    public MailboxLetter? Read(string name)
    {
        if (!Names().Contains(name, StringComparer.Ordinal) || Load(name) is not { } mail)
            return null;
        return new MailboxLetter(RowOf(name, mail), mail.From.ToString(), mail.TextBody ?? "", mail.HtmlBody ?? "", File.ReadAllText(PathOf(name)));
    }

    private static MailboxRow RowOf(string name, MimeMessage mail) => new(name, mail.To.ToString(), mail.Subject ?? "", mail.Date.UtcDateTime);

    /// <summary>Null where another program has just taken the file away.</summary>
    private MimeMessage? Load(string name)
    {
        try
        {
            return MimeMessage.Load(PathOf(name));
        }
        catch (Exception gone) when (gone is IOException or FormatException)
        {
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(Folder, name + ".eml");
}

public sealed record MailboxRow(string Name, string To, string Subject, DateTime At);

public sealed record MailboxPage(IReadOnlyList<MailboxRow> Rows, Paging Paging, string Folder);

public sealed record MailboxLetter(MailboxRow Row, string From, string Text, string Html, string Raw)
{
    public string View { get; init; } = "text";
}

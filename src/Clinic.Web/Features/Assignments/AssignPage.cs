using Clinic.Clients;
using Clinic.Library;
using Clinic.Mail;

namespace Clinic.Web.Features.Assignments;

/// <param name="Blocked">Why nothing can be sent to this client at all, in a sentence.</param>
/// <param name="Plan">The mails as they would go; empty while the dates do not allow any, and then there is no mail to show.</param>
/// <param name="IsOwnPlan">Whether the reminders are the therapist's own choice, not the practice's.</param>
/// <param name="FirstMail">When the first of them goes, in words.</param>
public sealed record AssignPage(
    AssignmentForm Form, Client Client, string Zone, bool ZoneDiffers, string? Blocked, IReadOnlyList<ChoiceRow> Choices, IReadOnlyList<DueRow> DueDays,
    IReadOnlyList<PlanRow> Plan, bool IsOwnPlan, MailPreview? Mail, IReadOnlyList<AssureRow> Assurances, string DueWords, string FirstMail)
{
    public string Name => Client.PreferredName.Text;

    public string First => Client.FirstName;

    public IReadOnlyList<ChoiceRow> Chosen => [.. Choices.Where(c => c.IsChosen)];

    public string Sum => Chosen.Count switch
    {
        0 => "Nothing chosen yet",
        1 => $"1 item, about {Minutes(Chosen.Sum(c => c.Item.Minutes))}",
        var n => $"{n} items, about {Minutes(Chosen.Sum(c => c.Item.Minutes))}",
    };

    private static string Minutes(int minutes) => minutes == 1 ? "1 minute" : $"{minutes} minutes";
}

/// <param name="Suits">Written for somebody in this client's role.</param>
public sealed record ChoiceRow(ShelfItem Item, bool IsChosen, bool IsOpen, bool IsAlwaysThere, bool Suits);

/// <param name="Value">yyyy-MM-dd, or <see cref="AssignmentForm.OtherDay"/>.</param>
public sealed record DueRow(string Value, string Day, string Why);

public sealed record PlanRow(string When, string Mail, string OnlyIf);

public sealed record AssureRow(string Icon, string Words);

/// <summary>The letter in parts, so that its link is shown and leads nowhere.</summary>
public sealed record MailPreview(string From, string To, string Subject, string Language, IReadOnlyList<(string Words, bool IsLink)> Paragraphs)
{
    public static MailPreview Of(Letter letter) =>
        new($"{letter.FromName}, {letter.FromAddress}", Masked(letter.ToAddress), letter.Subject, letter.Language,
            [.. letter.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Paragraph)]);

    /// <summary>Enough to recognise it, too little for whoever looks over a shoulder.</summary>
    public static string Masked(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 1 ? "***" : $"{address[..Math.Min(3, at)]}***{address[at..]}";
    }

    private static (string, bool) Paragraph(string text) =>
        text.Split('\n') is [var words, var address, ..] && address.StartsWith("http", StringComparison.Ordinal) ? (words.TrimEnd(':'), true) : (text.Trim(), false);
}

/// <summary>Who the homework is for, when the form was opened without saying.</summary>
public sealed record PickPage(IReadOnlyList<PickRow> Clients, string? Words, IReadOnlyList<Guid> Items, bool IsCouple);

/// <param name="Blocked">Why nothing can be sent, or null.</param>
public sealed record PickRow(Guid Id, string Name, ClientRole Role, string? Blocked);

namespace Clinic.Practices;

/// <summary>The tenant.</summary>
public sealed class Practice
{
    private Practice() { }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What a mail is signed with and sent as. Neutral: it must not tell what the practice does.</summary>
    public string SenderName { get; private set; } = "";

    public string SenderAddress { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public string Language { get; private set; } = "en";

    /// <summary>The emergency number in the footer of every client page.</summary>
    public string DangerNumber { get; private set; } = "";

    /// <summary>A line to talk to somebody, day or night.</summary>
    public string TalkNumber { get; private set; } = "";

    /// <summary>Where "Leave now" goes: an absolute https address of an everyday page.</summary>
    public string ExitUrl { get; private set; } = "";

    /// <summary>Days after the due date until which a link opens.</summary>
    public int LinkValidityDays { get; private set; } = 14;

    /// <summary>Reminders go out from this local hour (inclusive) ...</summary>
    public TimeOnly QuietUntil { get; private set; } = new(9, 0);

    /// <summary>... until this local hour (exclusive).</summary>
    public TimeOnly QuietFrom { get; private set; } = new(19, 0);

    public ReminderPlan Reminders { get; private set; } = ReminderPlan.Usual;

    /// <summary>What happens to a mail of which nobody can know whether it was accepted.</summary>
    public InDoubtChoice WhenInDoubt { get; private set; }

    /// <summary>Whether clients are told of their appointments.</summary>
    public SessionMails SessionMails { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public static Practice SetUp(string name, string senderName, string senderAddress, string timeZone, string language, DateTime now)
    {
        if (!Zones.Knows(timeZone))
            throw new RuleBroken("Choose a time zone from the list.");
        return new Practice
        {
            Id = Guid.CreateVersion7(now),
            Name = name.Trim(),
            SenderName = senderName.Trim(),
            SenderAddress = senderAddress.Trim(),
            TimeZone = timeZone,
            Language = language,
            DangerNumber = "112",
            TalkNumber = "",
            ExitUrl = "https://www.wikipedia.org/",
            CreatedAt = now,
        };
    }

    public void ChangeIdentity(string name, string senderName, string senderAddress, string timeZone)
    {
        if (!Zones.Knows(timeZone))
            throw new RuleBroken("Choose a time zone from the list.");
        (Name, SenderName, SenderAddress, TimeZone) = (name.Trim(), senderName.Trim(), senderAddress.Trim(), timeZone);
    }

    /// <summary>The language of mails to the practice's own people.</summary>
    public void ChangeLanguage(string language) => Language = language;

    private static readonly string[] TellingWords =
    [
        "therap", "terap", "counsel", "couple", "pareja", "marriage", "marital", "matrimon", "psych", "psico", "psiq", "trauma", "betray",
        "affair", "infidel", "addict", "adicc", "recover", "mental", "clinic", "clínic", "patient", "pacient", "healing", "divorc",
    ];

    /// <summary>The word in a sender's name that would tell a stranger what the mail is about; null where it is neutral.</summary>
    public static string? TellingWordIn(string senderName) =>
        senderName.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => TellingWords.Any(telling => word.Contains(telling, StringComparison.OrdinalIgnoreCase)));

    public void ChangeCare(string dangerNumber, string talkNumber, string exitUrl)
    {
        if (!Uri.TryCreate(exitUrl, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            throw new RuleBroken("The page that \"Leave now\" opens must be a full address that starts with https://.");
        (DangerNumber, TalkNumber, ExitUrl) = (dangerNumber.Trim(), talkNumber.Trim(), uri.ToString());
    }

    public void ChangeLinks(int validityDays)
    {
        if (validityDays is < 1 or > 31)
            throw new RuleBroken("Links can stay valid for 1 to 31 days after the due date.");
        LinkValidityDays = validityDays;
    }

    public void ChangeReminderHours(TimeOnly from, TimeOnly until)
    {
        if (until <= from)
            throw new RuleBroken("The last reminder hour must be later than the first.");
        (QuietUntil, QuietFrom) = (from, until);
    }

    /// <summary>For what is assigned from now on and for due dates that move; mails already planned keep their day.</summary>
    public void ChangeReminders(ReminderPlan plan)
    {
        plan.Check();
        Reminders = plan;
    }

    /// <summary>For sessions that are planned, moved or cancelled from now on.</summary>
    public void ChangeSessionMails(SessionMails choice) => SessionMails = choice;

    public void ChangeWhenInDoubt(InDoubtChoice choice) => WhenInDoubt = choice;
}

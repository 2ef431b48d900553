using Clinic.Notices;
using Clinic.Therapists;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Features.Notices;

public sealed record NoticesPage(NoticeTab Tab, IReadOnlyDictionary<NoticeState, int> Problems, IReadOnlyList<Notice> Rows, ClientNames Names, LocalClock Clock, Paging Paging)
{
    public int? CountOf(NoticeTab tab) => tab.IsProblem ? tab.States.Sum(s => Problems.GetValueOrDefault(s)) : null;

    public string When(Notice n) => Clock.DayAndTime(n.SentAt ?? n.SkippedAt ?? (n.State == NoticeState.InDoubt ? n.HandedOverAt : null) ?? (n.IsWaiting ? n.NextAttemptAt : n.DueAt));

    public static string Why(NoticeKind kind) => kind switch
    {
        NoticeKind.Invitation => "The homework opens then.",
        NoticeKind.ReminderSoon or NoticeKind.ReminderBeforeDue => "If something is still open.",
        NoticeKind.ReminderOverdue => "If it is late by then. The last one.",
        NoticeKind.RemindNow => "You asked for it.",
        NoticeKind.LinkReplaced => "You gave them a new link after a mix-up.",
        NoticeKind.FreshLink => "The client asked for it.",
        NoticeKind.ReturnedForMore => "You returned the homework.",
        NoticeKind.SessionInvitation => "You planned a session.",
        NoticeKind.SessionMoved => "You moved a session.",
        NoticeKind.SessionCancelled => "You cancelled a session.",
        _ => "",
    };

    public string Outcome(Notice n) => n.State switch
    {
        NoticeState.Sent => "The mail server took it.",
        NoticeState.Failed => $"{Sentence.Of(n.LastReply ?? "It was refused")}",
        NoticeState.InDoubt => "The mail server had it and never answered. It may have arrived.",
        NoticeState.Skipped => Sentence.Of(n.SkippedBecause ?? ""),
        _ when n.LastReply is { } reply => $"Tried {Counted.Of(n.Attempts, "time", "times")}. {Sentence.Of(reply)}",
        _ => "",
    };
}

/// <summary>One of the lists. <paramref name="Key"/> stands in the address.</summary>
public sealed record NoticeTab(string Key, string Words, string Nothing, NoticeState[] States, bool IsProblem = false)
{
    public static readonly NoticeTab[] All =
    [
        new("coming", "Coming", "No mail is planned.", [NoticeState.Pending, NoticeState.Claimed]),
        new("failed", "Not delivered", "Every mail was taken.", [NoticeState.Failed], IsProblem: true),
        new("in-doubt", "In doubt", "Of every mail it is known what became of it.", [NoticeState.InDoubt], IsProblem: true),
        new("sent", "Sent", "No mail has gone yet.", [NoticeState.Sent]),
        new("skipped", "Held back", "No mail was held back.", [NoticeState.Skipped]),
    ];

    public bool IsComing => Key == "coming";

    public IQueryable<Notice> Sorted(IQueryable<Notice> mails) => IsComing
        ? mails.OrderBy(n => n.NextAttemptAt).ThenBy(n => n.Id)
        : mails.OrderByDescending(n => n.SentAt ?? n.SkippedAt ?? n.DueAt).ThenBy(n => n.Id);
}

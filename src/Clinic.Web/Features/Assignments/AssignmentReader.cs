using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Assignments;

/// <summary>Reads what a therapist sees of one assignment without opening any answer.</summary>
public sealed class AssignmentReader(SignedInTherapist me, Caseload caseload, Shelf shelf)
{
    public async Task<AssignmentPage> PageAsync(Assignment assignment, ExtensionForm? extension = null, ReturnForm? again = null)
    {
        var client = await caseload.ClientAsync(assignment.ClientId);
        var clocks = await TwoClocks.OfAsync(me, client);
        var work = await WorkAsync(assignment, clocks);
        var isOverdue = assignment.IsOverdue(me.Now, client.TimeZone);
        var notices = await caseload.Notices.AsNoTracking().Where(n => n.AssignmentId == assignment.Id).OrderBy(n => n.SentAt ?? n.SkippedAt ?? n.NextAttemptAt).ToListAsync();
        var held = assignment.IsOpen ? client.NoReminderBecause : null;
        var nextWeek = clocks.Theirs.Today.AddDays(7);
        return new AssignmentPage(assignment, client, Heading(assignment, [.. work.Select(w => w.Title)]), assignment.SendAt > me.Now, StateChip.Of(assignment.Status, isOverdue, assignment.OpenedAt is not null, assignment.SendAt > me.Now),
            Lede(assignment, clocks), work, [.. notices.Select(n => MailOf(n, client, clocks))], held,
            extension ?? new ExtensionForm { DueOn = nextWeek > assignment.DueOn ? nextWeek : assignment.DueOn.AddDays(7) }, again ?? new ReturnForm { ReturnDueOn = nextWeek }, await PartnerAsync(assignment));
    }

    public static string Heading(Assignment assignment, IReadOnlyList<string> titles) =>
        assignment.Purpose.TitleOr(titles.Count == 0 ? "" : titles.Count == 1 ? titles[0] : $"{titles[0]} and {titles.Count - 1} more");

    /// <summary>Who else may have answered: only where there is a partner and something to read.</summary>
    private async Task<string?> PartnerAsync(Assignment assignment)
    {
        if (assignment is not { Purpose: AssignmentPurpose.Work, StartedAt: not null })
            return null;
        var couple = await caseload.Couples.FirstOrDefaultAsync(c => c.FirstClientId == assignment.ClientId || c.SecondClientId == assignment.ClientId);
        return couple is null ? null : (await caseload.ClientAsync(couple.PartnerOf(assignment.ClientId))).FirstName;
    }

    private async Task<IReadOnlyList<WorkRow>> WorkAsync(Assignment assignment, TwoClocks clocks)
    {
        var ids = assignment.Items.Select(i => i.VersionId).ToList();
        var facts = await shelf.FactsAsync(ids);
        var answered = (await caseload.AnswerMarksAsync(assignment.Id)).Where(m => !m.IsEmpty).ToLookup(m => m.ItemId);
        return [.. assignment.Items.Zip(ids, (item, id) =>
        {
            var (icon, state) = StateOf(assignment, item, answered[item.Id].Count(), facts[id].Questions, clocks);
            return new WorkRow(item.Kind, id, facts[id].Title, facts[id].Minutes, icon, state);
        })];
    }

    private static (string Icon, string State) StateOf(Assignment assignment, AssignmentItem item, int answered, int questions, TwoClocks clocks) => item switch
    {
        { DoneAt: { } at, Kind: ItemKind.Module } => ("check-circle-fill", $"Read {clocks.Within(at)}"),
        { DoneAt: { } at } => ("check-circle-fill", $"Done {clocks.Within(at)}, {answered} of {questions} answered"),
        _ when answered > 0 => ("circle-half", $"Started, {answered} of {questions} answered"),
        _ when !assignment.IsOpen && assignment.SubmittedAt is not null => ("dash-circle", item.Kind == ItemKind.Module ? "Not marked as read" : "Not answered"),
        _ when assignment.OpenedAt is not null => ("circle", "Page opened, not begun"),
        _ => ("circle", "Not opened"),
    };

    private static string Lede(Assignment a, TwoClocks clocks)
    {
        var due = $"due {TwoClocks.Within(clocks.Theirs.Day(a.DueOn))}";
        return a.Status switch
        {
            AssignmentStatus.Reviewed when a.Purpose != AssignmentPurpose.Work => $"{(a.Purpose == AssignmentPurpose.Agreement ? "Signed" : "Opened")} {clocks.Within(a.SubmittedAt!.Value)}.",
            AssignmentStatus.Withdrawn when a.QuarantinedAt is { } at => $"Set aside {clocks.Within(at)}: somebody else answered it. Nobody can open the answers here.",
            AssignmentStatus.Submitted => $"Handed in {clocks.Within(a.SubmittedAt!.Value)}, {due}.",
            AssignmentStatus.Reviewed => $"Handed in {clocks.Within(a.SubmittedAt!.Value)}, read {clocks.Within(a.ReviewedAt!.Value)}.",
            AssignmentStatus.Withdrawn => $"Withdrawn {clocks.Within(a.WithdrawnAt!.Value)}. The page is closed and no more mails go.",
            _ => $"Assigned {clocks.Within(a.AssignedAt)}, {due}."
                + (a.OpenedAt is { } at ? $" First opened {clocks.Within(at)}." : ""),
        };
    }

    private MailRow MailOf(Notice n, Client client, TwoClocks clocks)
    {
        var (icon, outcome) = n.State switch
        {
            NoticeState.Sent => ("envelope-check", "Sent. The mail server took it."),
            NoticeState.Failed => ("envelope-x", n.LastReply ?? ""),
            NoticeState.Skipped => ("dash-circle", $"Not sent: {n.SkippedBecause}."),
            NoticeState.InDoubt => ("question-circle", "In doubt: the mail server had it and never answered. It may have arrived."),
            NoticeState.Claimed => ("send", "Going out now."),
            _ => ("clock", Ahead(n, client, clocks)),
        };
        var at = n.SentAt ?? (n.State is NoticeState.Pending ? n.NextAttemptAt : n.DueAt);
        return new MailRow(clocks.DayAndTime(at), n.Kind.Said(), icon, outcome, n.IsWaiting, n.State == NoticeState.Failed);
    }

    private string Ahead(Notice n, Client client, TwoClocks clocks) =>
        n.IsForClient && client.NoMailBecause(me.Now) is { } reason ? $"Would be held back: {reason}."
        : n.IsReminder && client.Contact.RemindersStoppedAt is not null ? "Will not go: the client stopped reminders."
        : n.Attempts > 0 ? $"Could not be delivered yet. Next try {clocks.Within(n.NextAttemptAt)}."
        : n.Kind is NoticeKind.Invitation or NoticeKind.RemindNow or NoticeKind.ReturnedForMore or NoticeKind.FreshLink or NoticeKind.LinkReplaced ? n.NextAttemptAt <= me.Now ? "Goes within a minute." : "Planned."
        : $"Goes only if {n.Kind.OnlyIf()}.";
}

using System.Globalization;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Mail;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Assignments;

/// <summary>Lays out the assign form, made anew from whatever has been typed so far.</summary>
public sealed class AssignDesk(SignedInTherapist me, Shelf shelf, Letters letters)
{
    private static readonly TimeOnly UsualSendTime = new(10, 0);

    /// <summary>A form nobody has touched yet.</summary>
    public async Task<AssignPage> FreshAsync(AssignmentForm form, Client client)
    {
        form.Key = Guid.CreateVersion7(me.Now);
        form.SendTime = UsualSendTime;
        return await PageAsync(form, client);
    }

    public async Task<AssignPage> PageAsync(AssignmentForm form, Client client)
    {
        var clocks = await TwoClocks.OfAsync(me, client);
        var days = await DueDaysAsync(client, clocks.Theirs);
        Settle(form, days);
        // A day that is filled in shows what would happen on it, whichever button is pressed in the end.
        var sendAt = new AssignmentForm { Send = SendChoice.Later, SendOn = form.SendOn, SendTime = form.SendTime }.SendAt(client, me.Now);
        var start = Zones.DateOf(sendAt, client.TimeZone);
        var dueOn = DueDate.Problem(form.ChosenDueOn, start) is null ? form.ChosenDueOn!.Value : (DateOnly?)null;
        var practice = await me.PracticeAsync();
        var own = (await me.AccountAsync()).OwnReminders;
        var plan = dueOn is { } due ? new ReminderSchedule(practice, client, own).Plan(sendAt, due) : [];
        return new AssignPage(form, client, client.TimeZone, clocks.Differ(me.Now), client.NoHomeworkBecause,
            await ChoicesAsync(form, client), days, [.. plan.Select(p => RowOf(p, clocks))], own is not null,
            dueOn is { } on ? MailPreview.Of(letters.InvitationPreview(practice, client, on, sendAt)) : null, [.. Assurances(client, practice)],
            dueOn is { } day ? $"Due {clocks.Theirs.Day(day)}." : "No due date yet.",
            plan.Count == 0 ? "" : FirstMailWords(plan[0].DueAt, clocks));
    }

    public async Task<PickPage> PickAsync(IReadOnlyList<Guid> items, Guid? coupleId, string? words)
    {
        var couple = coupleId is { } id ? await me.Caseload.FindCoupleAsync(id) ?? throw new Clinic.Therapists.NotInCaseload() : null;
        var rows = from client in (await me.Caseload.NamesAsync()).All
                   where couple is null ? client.Status == ClientStatus.Active : client.Id == couple.FirstClientId || client.Id == couple.SecondClientId
                   let name = client.PreferredName.Text
                   where string.IsNullOrWhiteSpace(words) || name.Contains(words.Trim(), StringComparison.CurrentCultureIgnoreCase)
                   orderby name
                   select new PickRow(client.Id, name, client.Role, client.NoHomeworkBecause);
        return new PickPage([.. rows], words, items, couple is not null);
    }

    private async Task<List<ChoiceRow>> ChoicesAsync(AssignmentForm form, Client client)
    {
        var open = await me.Caseload.OpenItemsAsync(client.Id);
        var found = string.IsNullOrWhiteSpace(form.Find) ? null : await shelf.FindAsync(form.Find.Trim());
        var rows = (await shelf.ItemsAsync()).Select(i => new ChoiceRow(
            i, form.Items.Contains(i.VersionId), open.Contains(i.ItemId), i.Key == Shelf.SteadyKey, i.Audience.Suits(client.Role)));
        return [.. rows.Where(r => found is null || r.IsChosen || found.Contains(r.Item.VersionId)).OrderByDescending(r => r.Suits).ThenBy(r => r.IsAlwaysThere)];
    }

    /// <summary>In one week, and the day before the session after next: the next one is often too near to be fair.</summary>
    private async Task<List<DueRow>> DueDaysAsync(Client client, LocalClock theirs)
    {
        var sessions = await me.Caseload.ComingSessions(client.Id, me.Now).Select(s => s.StartsAt).Take(2).ToListAsync();
        var week = theirs.Today.AddDays(7);
        var rows = new List<DueRow> { new(Iso(week), theirs.Day(week), "In one week") };
        if (sessions.Count > 0 && DateOnly.FromDateTime(theirs.Local(sessions[^1])) is var session && session.AddDays(-1) > theirs.Today)
        {
            if (session.AddDays(-1) == week)
                rows.Clear();
            rows.Add(new(Iso(session.AddDays(-1)), theirs.Day(session.AddDays(-1)), $"Suggested, before {session.ToString("d MMM", CultureInfo.InvariantCulture)}"));
        }
        return [.. rows, new(AssignmentForm.OtherDay, "Another day", "Pick a date")];
    }

    /// <summary>The suggestion is taken until something else is; a day that is no longer offered stays as another day.</summary>
    private static void Settle(AssignmentForm form, List<DueRow> days)
    {
        if (days.Any(d => d.Value == form.Due))
            return;
        var kept = form.ChosenDueOn;
        (form.Due, form.DueOn) = kept is null ? (days[^2].Value, form.DueOn) : (AssignmentForm.OtherDay, kept);
    }

    private static PlanRow RowOf(PlannedNotice planned, TwoClocks clocks) =>
        new(clocks.DayAndTime(planned.DueAt), planned.Kind.Said(), planned.Kind.OnlyIf());

    private string FirstMailWords(DateTime at, TwoClocks clocks) => at <= me.Now ? "The first mail goes at once." : $"First mail {clocks.Within(at)}.";

    private static IEnumerable<AssureRow> Assurances(Client client, Clinic.Practices.Practice practice)
    {
        var place = TwoClocks.PlaceOf(client.TimeZone);
        yield return new("check2", "No names, titles or topic in the mail");
        if (client.MailboxShared)
            yield return client.Pin.IsSet
                ? new("lock", "Shared mailbox: the PIN comes first")
                : new("exclamation-triangle", "Shared mailbox and no PIN yet: agree on one in session, or the first to open the page chooses it");
        yield return client.Contact is { SafeFrom: { } from, SafeUntil: { } until }
            ? new("clock", $"Safe hours {from:HH:mm} to {until:HH:mm}, {place}")
            : new("clock", $"Reminders from {practice.QuietUntil:HH:mm} to {practice.QuietFrom:HH:mm}, {place}");
        if (client.Contact.RemindersStoppedAt is not null)
            yield return new("pause-circle", "This client has stopped reminders: only the invitation goes");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

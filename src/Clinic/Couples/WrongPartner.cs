using Clinic.Alerts;
using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Notices;
using Clinic.Pathways;
using Clinic.Practices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Couples;

/// <summary>
/// The other partner answered: the answers are set aside unread, then moved to the file of whoever wrote them or destroyed. Both get fresh
/// links. Everything within the caller's transaction; nothing here shows a word to anybody.
/// </summary>
public sealed class WrongPartner(ClinicContext db, NoticeBook notices, AuditTrail audit, TimeProvider clock)
{
    private const string Because = "answered by somebody else";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Ends every link, visit and known device of this client: whoever answered may still hold one of them.</summary>
    public async Task QuarantineAsync(Assignment assignment, Guid therapistId, CancellationToken cancel = default)
    {
        if (assignment.QuarantinedAt is not null)
            return;
        assignment.Quarantine(Now);
        await notices.CloseAsync(assignment.Id, Because, cancel);
        foreach (var link in await db.AccessLinks.Where(l => l.ClientId == assignment.ClientId && l.RevokedAt == null).ToListAsync(cancel))
            link.Revoke(Now);
        foreach (var device in await db.KnownDevices.Where(d => d.ClientId == assignment.ClientId && d.ForgottenAt == null).ToListAsync(cancel))
            device.Forget(Now);
        foreach (var release in await ReleasesAsync(assignment, cancel))
        {
            if (release.State != ReleaseState.Opened)
                release.Revoke(Now);
        }
        audit.Therapist(therapistId, AuditAction.AnswersQuarantined, assignment.ClientId, assignment.Id);
    }

    /// <summary>They were the client's own after all. The old links stay ended; a new one goes out.</summary>
    public async Task LiftAsync(Assignment assignment, Client client, Practice practice, Guid therapistId, CancellationToken cancel = default)
    {
        RefuseUnlessSetAside(assignment);
        assignment.LiftQuarantine();
        await notices.ReopenAsync(assignment.Id, Because, cancel);
        notices.SendNow(NoticeKind.LinkReplaced, assignment, client, practice);
        audit.Therapist(therapistId, AuditAction.QuarantineLifted, client.Id, assignment.Id);
    }

    /// <summary>Moves the answers to the partner's file, sealed under the partner's key, and gives the client the homework anew.</summary>
    public async Task ReassignAsync(Assignment assignment, Client client, Client author, Practice practice, Guid therapistId, CancellationToken cancel = default)
    {
        RefuseUnlessSetAside(assignment);
        var target = await TwinAsync(assignment, author, cancel) ?? New(assignment, author, practice);
        await MoveAsync(assignment, target, cancel);
        await MoveAlertsAsync(assignment, author, target, therapistId, cancel);
        if (!target.IsOpen)
            await notices.CloseAsync(target.Id, "submitted", cancel);
        await RenewAsync(target, author, practice, cancel);
        await StartAgainAsync(assignment, client, practice, cancel);
        audit.Therapist(therapistId, AuditAction.AnswersReassigned, client.Id, assignment.Id);
        audit.Therapist(therapistId, AuditAction.AnswersReassigned, author.Id, target.Id);
    }

    /// <summary>Nobody keeps them. Copies in older backups last as long as those are kept.</summary>
    public async Task DestroyAsync(Assignment assignment, Client client, Client author, Practice practice, Guid therapistId, CancellationToken cancel = default)
    {
        RefuseUnlessSetAside(assignment);
        await DeleteAsync(assignment, cancel);
        if (await TwinAsync(assignment, author, cancel) is { } twin)
            await RenewAsync(twin, author, practice, cancel);
        await StartAgainAsync(assignment, client, practice, cancel);
        audit.Therapist(therapistId, AuditAction.AnswersDestroyed, client.Id, assignment.Id);
        audit.Therapist(therapistId, AuditAction.AnswersDestroyed, author.Id, assignment.Id);
    }

    /// <summary>Set aside, and it has not been decided yet.</summary>
    public Task<bool> WaitsAsync(Assignment assignment, CancellationToken cancel = default) =>
        db.Answers.AnyAsync(a => a.AssignmentId == assignment.Id, cancel);

    private static void RefuseUnlessSetAside(Assignment assignment)
    {
        if (assignment.QuarantinedAt is null)
            throw new RuleBroken("Set the answers aside first.");
    }

    /// <summary>The partner's own copy of the same items, still without a word in it.</summary>
    private async Task<Assignment?> TwinAsync(Assignment assignment, Client author, CancellationToken cancel)
    {
        var theirs = await db.Assignments.Include(a => a.Items.OrderBy(i => i.Position)).Where(a => a.ClientId == author.Id && a.Purpose == AssignmentPurpose.Work
            && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started) && !db.Answers.Any(x => x.AssignmentId == a.Id && !x.IsEmpty)).ToListAsync(cancel);
        return theirs.FirstOrDefault(a => a.Items.Select(i => i.VersionId).SequenceEqual(assignment.Items.Select(i => i.VersionId)));
    }

    private Assignment New(Assignment assignment, Client whose, Practice practice)
    {
        var today = Zones.DateOf(Now, whose.TimeZone);
        var dueOn = assignment.DueOn > today ? assignment.DueOn : today.AddDays(7);
        var copy = Assignment.To(whose, assignment.TherapistId, assignment.Items.OrderBy(i => i.Position).Select(i => new ChosenItem(i.Kind, i.VersionId)), dueOn, null, assignment.Note?.Text, Now);
        db.Assignments.Add(copy);
        notices.Remind(copy, whose, practice);
        return copy;
    }

    private async Task MoveAsync(Assignment from, Assignment to, CancellationToken cancel)
    {
        foreach (var (old, item) in from.Items.OrderBy(i => i.Position).Zip(to.Items.OrderBy(i => i.Position)))
        {
            if (old.DoneAt is { } at)
                item.Done(at);
            foreach (var answer in await db.Answers.Where(a => a.ItemId == old.Id && !a.IsEmpty).ToListAsync(cancel))
                await CopyAsync(answer, to, item.Id, cancel);
        }
        to.Start(from.StartedAt ?? Now);
        to.RateDistress(from.DistressBefore, from.DistressAfter);
        if (from.SubmittedAt is { } handedIn)
            to.Submit(handedIn);
        await DeleteAsync(from, cancel);
    }

    private async Task CopyAsync(Answer answer, Assignment to, Guid itemId, CancellationToken cancel)
    {
        var moved = await db.Answers.FirstOrDefaultAsync(a => a.ItemId == itemId && a.QuestionId == answer.QuestionId, cancel)
            ?? db.Answers.Add(Answer.To(to, itemId, answer.QuestionId, Now)).Entity;
        db.AnswerRevisions.Add(moved.Save(answer.Value.Text, moved.Revision, Guid.CreateVersion7(Now), answer.SavedAt));
        moved.KeepPrivate(answer.IsPrivate);
        if (answer.EnteredByTherapist)
            moved.EnterForClient();
    }

    private async Task DeleteAsync(Assignment assignment, CancellationToken cancel)
    {
        foreach (var release in await ReleasesAsync(assignment, cancel))
            release.Destroy(Now);
        var answers = await db.Answers.Where(a => a.AssignmentId == assignment.Id).ToListAsync(cancel);
        var ids = answers.Select(a => a.Id).ToList();
        db.AnswerRevisions.RemoveRange(await db.AnswerRevisions.Where(r => ids.Contains(r.AnswerId)).ToListAsync(cancel));
        db.Answers.RemoveRange(answers);
    }

    /// <summary>An alarm belongs to whoever raised it, with its hour.</summary>
    private async Task MoveAlertsAsync(Assignment assignment, Client author, Assignment target, Guid therapistId, CancellationToken cancel)
    {
        foreach (var alert in await db.Alerts.Where(a => a.AssignmentId == assignment.Id && a.Status != AlertStatus.Closed).ToListAsync(cancel))
        {
            db.Alerts.Add(Alert.Raise(author, target.Id, alert.Kind, alert.RaisedAt));
            alert.Close(therapistId, "Raised by answers that were not this client's. It now stands in the file of whoever wrote them.", Now);
        }
    }

    /// <summary>The client has not answered yet: the same homework again, with a link that nobody else has.</summary>
    private async Task StartAgainAsync(Assignment assignment, Client client, Practice practice, CancellationToken cancel)
    {
        if (client.Status == ClientStatus.Discharged)
            return;
        var copy = New(assignment, client, practice);
        notices.SendNow(NoticeKind.LinkReplaced, copy, client, practice);
        foreach (var step in await db.RunSteps.Where(s => s.AssignmentId == assignment.Id).ToListAsync(cancel))
            step.Renew(copy);
    }

    private async Task RenewAsync(Assignment theirs, Client author, Practice practice, CancellationToken cancel)
    {
        foreach (var link in await db.AccessLinks.Where(l => l.AssignmentId == theirs.Id && l.RevokedAt == null).ToListAsync(cancel))
            link.Revoke(Now);
        notices.SendNow(NoticeKind.LinkReplaced, theirs, author, practice);
    }

    private Task<List<Release>> ReleasesAsync(Assignment assignment, CancellationToken cancel) =>
        db.Releases.Where(r => r.AssignmentId == assignment.Id && r.State != ReleaseState.Declined && r.State != ReleaseState.Revoked).ToListAsync(cancel);
}

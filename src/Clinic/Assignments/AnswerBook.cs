using Clinic.Alerts;
using Clinic.Audit;
using Clinic.Data;
using Clinic.Library;
using Clinic.Notices;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Assignments;

/// <summary>
/// Where a client's words are written down. A save is told as saved only after its transaction is through; saves and the handing in of one
/// homework follow one another, because each of them holds the homework's row first.
/// </summary>
public sealed class AnswerBook(ClinicContext db, HomeworkPass pass, AlertBook alerts, NoticeBook notices, AuditTrail audit)
{
    public async Task<SaveOutcome> SaveAsync(AnswerDraft draft, CancellationToken cancel = default)
    {
        SaveOutcome outcome = new SaveOutcome.Closed();
        await InTransactionAsync(async () => outcome = await HoldAsync(draft.AssignmentId, cancel) ? await WriteAsync(draft, cancel) : new SaveOutcome.Closed(), cancel);
        return outcome;
    }

    /// <summary>Handing in twice is handing in once.</summary>
    public Task SubmitAsync(Guid assignmentId, CancellationToken cancel = default) => InTransactionAsync(async () =>
    {
        if (!await HoldAsync(assignmentId, cancel))
            return;
        var assignment = await pass.AssignmentAsync(assignmentId, cancel);
        var client = await pass.ClientAsync(cancel);
        assignment.Submit(pass.Now);
        await notices.CloseAsync(assignmentId, "submitted", cancel);
        notices.TellTherapist(NoticeKind.TherapistSubmitted, assignment, client.TimeZone);
        audit.Client(client.Id, AuditAction.AnswersSubmitted, assignmentId);
        await db.SaveChangesAsync(cancel);
        await db.AnswerRevisions.Where(r => db.Answers.Any(a => a.Id == r.AnswerId && a.AssignmentId == assignmentId && r.Number < a.Revision)).ExecuteDeleteAsync(cancel);
    }, cancel);

    private async Task<SaveOutcome> WriteAsync(AnswerDraft draft, CancellationToken cancel)
    {
        var answer = await db.Answers.FirstOrDefaultAsync(a => a.ItemId == draft.ItemId && a.QuestionId == draft.Question.Id, cancel);
        var revisions = answer is null ? [] : await db.AnswerRevisions.Where(r => r.AnswerId == answer.Id && (r.Number == answer.Revision || r.SaveKey == draft.SaveKey))
            .OrderBy(r => r.Number).ToListAsync(cancel);
        if (revisions.FirstOrDefault(r => r.SaveKey == draft.SaveKey) is { } same)
            return new SaveOutcome.Saved(same.Number, same.SavedAt, same.SaveKey, null);
        var latest = revisions.LastOrDefault()?.SaveKey;
        if (answer is { IsEmpty: false } && !pass.Holder.IsProven && (latest is null || (draft.Known != latest && draft.After != latest)))
            return new SaveOutcome.Kept();
        if (answer is not null && (answer.Value.Text == draft.Value))
            return new SaveOutcome.Saved(answer.Revision, answer.SavedAt, latest ?? draft.SaveKey, null);
        if ((answer?.Revision ?? 0) is var current && current != draft.BaseRevision && (latest is null || draft.After != latest))
            return new SaveOutcome.Conflict(current, answer?.Value.Text ?? "", latest);
        if (answer is null && draft.Value.Length == 0)
            return new SaveOutcome.Saved(0, pass.Now, draft.SaveKey, null);
        return await WriteAsync(draft, answer, cancel);
    }

    private async Task<SaveOutcome> WriteAsync(AnswerDraft draft, Answer? answer, CancellationToken cancel)
    {
        var (assignment, now) = (await pass.AssignmentAsync(draft.AssignmentId, cancel), pass.Now);
        var device = await RememberDeviceAsync(draft, cancel);
        answer ??= db.Answers.Add(Answer.To(assignment, draft.ItemId, draft.Question.Id, now)).Entity;
        db.AnswerRevisions.Add(answer.Save(draft.Value, answer.Revision, draft.SaveKey, now));
        if (draft.IsAlarming)
            await alerts.RaiseAsync(await pass.ClientAsync(cancel), assignment, AlertKind.SafetyAnswer, cancel);
        await db.SaveChangesAsync(cancel);
        return new SaveOutcome.Saved(answer.Revision, now, draft.SaveKey, device);
    }

    /// <summary>
    /// The browser in which a client's very first words are written is theirs: until then there is nothing to protect, from then on there is.
    /// Merely opening a link proves nothing, so it never makes a device known. The therapist's device is never the client's: there the words stay
    /// readable until the visit ends, and not a moment longer.
    /// </summary>
    private async Task<string?> RememberDeviceAsync(AnswerDraft draft, CancellationToken cancel)
    {
        var isInSession = pass.Holder.IsInSession;
        if (pass.Holder.IsProven || draft.Value.Length == 0
            || await db.Answers.AnyAsync(a => a.ClientId == pass.Holder.ClientId && !a.IsEmpty && (!isInSession || a.AssignmentId == draft.AssignmentId), cancel))
            return null;
        var client = await pass.ClientAsync(cancel);
        if (!isInSession && (client.NeedsPinFirst || client.Pin.IsSet))
            return null;
        (await pass.VisitAsync(cancel)).Verify(pass.Now);
        if (isInSession)
            return null;
        db.KnownDevices.Add(KnownDevice.Remember(client, out var token, pass.Now));
        return token;
    }

    /// <summary>Takes the homework's row for this transaction, if it is open, and notes that it was begun.</summary>
    private async Task<bool> HoldAsync(Guid assignmentId, CancellationToken cancel)
    {
        var now = pass.Now;
        var open = pass.Homework.Where(a => a.Id == assignmentId
            && (a.Status == AssignmentStatus.Assigned || a.Status == AssignmentStatus.Started || a.Status == AssignmentStatus.Returned));
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(a => a.StartedAt, a => a.StartedAt ?? now), cancel) == 0)
            return false;
        if (await open.Where(a => a.Status == AssignmentStatus.Assigned).ExecuteUpdateAsync(set => set.SetProperty(a => a.Status, AssignmentStatus.Started), cancel) > 0)
        {
            audit.Client(pass.Holder.ClientId, AuditAction.HomeworkStarted, assignmentId);
            await db.SaveChangesAsync(cancel);
        }
        return true;
    }

    /// <summary>Again where somebody else was faster, for instance a mail that is being sent at this moment.</summary>
    private async Task InTransactionAsync(Func<Task> act, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
                {
                    db.ChangeTracker.Clear();
                    await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                    await act();
                    await transaction.CommitAsync(cancel);
                });
                return;
            }
            catch (DbUpdateException) when (attempt < 5)
            {
            }
        }
    }
}

/// <param name="BaseRevision">The revision that the page last saw.</param>
/// <param name="SaveKey">Made by the page for this save: the same again is the same save.</param>
/// <param name="After">The save that was still under way when this one was sent.</param>
/// <param name="Known">The save key of the words that the page shows: proof that it may replace them though the second check was not passed.</param>
public sealed record AnswerDraft(Guid AssignmentId, Guid ItemId, Question Question, string Value, int BaseRevision, Guid SaveKey, Guid? After, Guid? Known)
{
    public bool IsAlarming => Question.IsAlarmedBy(Value);
}

public abstract record SaveOutcome
{
    private SaveOutcome() { }

    /// <param name="DeviceToken">This browser is known from now on.</param>
    public sealed record Saved(int Revision, DateTime At, Guid Key, string? DeviceToken) : SaveOutcome;

    /// <summary>Changed elsewhere since; nothing was overwritten.</summary>
    public sealed record Conflict(int Revision, string Theirs, Guid? Key) : SaveOutcome;

    /// <summary>There are earlier words, which this visit may neither see nor replace.</summary>
    public sealed record Kept : SaveOutcome;

    /// <summary>The homework is not open any more.</summary>
    public sealed record Closed : SaveOutcome;
}

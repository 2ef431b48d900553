using Clinic.Clients;
using Clinic.Data;
using Clinic.Security;

namespace Clinic.Assignments;

/// <summary>Chosen items, frozen at their version, with a due date. The client's side of it is homework.</summary>
public sealed class Assignment : IBelongsToClient
{
    private readonly List<AssignmentItem> items = [];

    private Assignment() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid ClientId { get; private set; }

    public Guid TherapistId { get; private set; }

    /// <summary>Work is what a client does; the other two use its link, its mails and its due date for a page of another kind.</summary>
    public AssignmentPurpose Purpose { get; private set; }

    public AssignmentStatus Status { get; private set; }

    public DateTime AssignedAt { get; private set; }

    /// <summary>When the invitation is due; the page opens from then on.</summary>
    public DateTime SendAt { get; private set; }

    /// <summary>The last day, in the client's zone.</summary>
    public DateOnly DueOn { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Somebody else answered it: nobody reads the answers until it is decided whose they are.</summary>
    public DateTime? QuarantinedAt { get; private set; }

    /// <summary>Shown on the client's page, never in a mail.</summary>
    public SealedText? Note { get; private set; }

    /// <summary>The therapist's short reply, shown to the client after review.</summary>
    public SealedText? Reply { get; private set; }

    /// <summary>The therapist's own words about the whole; never leaves the therapist's side.</summary>
    public SealedText? PrivateNote { get; private set; }

    /// <summary>0 to 10, before the work.</summary>
    public int? DistressBefore { get; private set; }

    /// <summary>0 to 10, after it.</summary>
    public int? DistressAfter { get; private set; }

    public IReadOnlyList<AssignmentItem> Items => items;

    public bool IsOpen => Status is AssignmentStatus.Assigned or AssignmentStatus.Started or AssignmentStatus.Returned;

    /// <param name="id">Made with the form, so that pressing Send twice cannot assign twice.</param>
    public static Assignment To(Client client, Guid therapistId, IEnumerable<ChosenItem> chosen, DateOnly dueOn, DateTime? sendAt, string? note, DateTime now, Guid? id = null)
    {
        if (client.Status == ClientStatus.Discharged)
            throw new RuleBroken("This client has been discharged. Readmit them before assigning homework.");
        var start = sendAt is { } later && later > now ? later : now;
        if (dueOn < Zones.DateOf(start, client.TimeZone))
            throw new RuleBroken("The due date lies before the day on which the homework is sent.");
        var assignment = new Assignment
        {
            Id = id ?? Guid.CreateVersion7(now), PracticeId = client.PracticeId, ClientId = client.Id, TherapistId = therapistId,
            AssignedAt = now, SendAt = start, DueOn = dueOn, Note = SealedText.OfOptional(note),
        };
        assignment.items.AddRange(chosen.Select((item, i) => AssignmentItem.Of(assignment, item, i, now)));
        return assignment.items.Count > 0 ? assignment : throw new RuleBroken("Choose at least one module or question set.");
    }

    /// <summary>A page that is not work: to sign, or to read. It carries no items.</summary>
    public static Assignment ForPage(AssignmentPurpose purpose, Client client, Guid therapistId, DateOnly dueOn, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now), PracticeId = client.PracticeId, ClientId = client.Id, TherapistId = therapistId,
        Purpose = purpose == AssignmentPurpose.Work ? throw new ArgumentException("Work has items.", nameof(purpose)) : purpose,
        AssignedAt = now, SendAt = now, DueOn = dueOn,
    };

    /// <summary>Signed or read: there is nothing for the therapist to review.</summary>
    public void Finish(DateTime now)
    {
        if (Purpose == AssignmentPurpose.Work)
            throw new RuleBroken("Homework is handed in, and then reviewed.");
        if (IsOpen)
            (Status, OpenedAt, SubmittedAt, ReviewedAt) = (AssignmentStatus.Reviewed, OpenedAt ?? now, now, now);
    }

    /// <summary>The client's page was opened by a person's click.</summary>
    public void Open(DateTime now)
    {
        RefuseUnlessOpen();
        OpenedAt ??= now;
    }

    /// <summary>The therapist hands the client the device.</summary>
    public void OpenInSession(Client client, DateTime now)
    {
        if (client.Status == ClientStatus.Discharged)
            throw new RuleBroken("This client has been discharged. Readmit them first.");
        if (SendAt > now)
            throw new RuleBroken("This homework has not been sent yet. It opens with its first mail.");
        Open(now);
    }

    public void Start(DateTime now)
    {
        RefuseUnlessOpen();
        StartedAt ??= now;
        if (Status == AssignmentStatus.Assigned)
            Status = AssignmentStatus.Started;
    }

    public void RateDistress(int? before, int? after)
    {
        RefuseUnlessOpen();
        if (before is < 0 or > 10 || after is < 0 or > 10)
            throw new RuleBroken("Choose a number from 0 to 10.");
        (DistressBefore, DistressAfter) = (before ?? DistressBefore, after ?? DistressAfter);
    }

    /// <summary>Hard enough to offer a pause and to tell the therapist: 8 or more afterwards, or a rise of 3 or more. Our thresholds, not published ones.</summary>
    public bool IsDistressHigh => DistressAfter >= 8 || DistressAfter - DistressBefore >= 3;

    /// <summary>Handing in twice is handing in once.</summary>
    public void Submit(DateTime now)
    {
        if (Status is AssignmentStatus.Submitted or AssignmentStatus.Reviewed)
            return;
        RefuseUnlessWork();
        RefuseUnlessOpen();
        (Status, SubmittedAt) = (AssignmentStatus.Submitted, now);
    }

    public void ReturnForMore(DateOnly dueOn, string? note, DateTime now)
    {
        RefuseUnlessWork();
        if (Status is not (AssignmentStatus.Submitted or AssignmentStatus.Reviewed))
            throw new RuleBroken("Only submitted homework can be returned for more.");
        (Status, SubmittedAt, ReviewedAt) = (AssignmentStatus.Returned, null, null);
        Note = SealedText.OfOptional(note) ?? Note;
        MoveDueDate(dueOn, now);
    }

    public void Review(string? reply, DateTime now)
    {
        if (Status is not (AssignmentStatus.Submitted or AssignmentStatus.Reviewed))
            throw new RuleBroken("Only submitted homework can be marked reviewed.");
        Reply = SealedText.OfOptional(reply);
        ReviewedAt ??= now;
        Status = AssignmentStatus.Reviewed;
    }

    public void UndoReview()
    {
        if (Status == AssignmentStatus.Reviewed)
            (Status, ReviewedAt) = (AssignmentStatus.Submitted, null);
    }

    /// <summary>Whether a reminder may be sent by hand, asked before one is.</summary>
    public void RefuseReminderTo(Client client, DateTime now)
    {
        RefuseUnlessOpen();
        if (SendAt > now)
            throw new RuleBroken("The first mail has not gone yet. There is nothing to remind of.");
        if (client.NoReminderBecause is { } reason)
            throw new RuleBroken(reason);
    }

    public void KeepPrivateNote(string? words) => PrivateNote = SealedText.OfOptional(words);

    public void Extend(DateOnly dueOn, DateTime now)
    {
        RefuseUnlessOpen();
        MoveDueDate(dueOn, now);
    }

    public void Withdraw(DateTime now)
    {
        if (Status == AssignmentStatus.Withdrawn)
            return;
        if (!IsOpen)
            throw new RuleBroken("This homework has been submitted and can no longer be withdrawn.");
        (Status, WithdrawnAt) = (AssignmentStatus.Withdrawn, now);
    }

    /// <summary>Out of everybody's sight, whatever had become of it, until it is decided whose words these are.</summary>
    public void Quarantine(DateTime now)
    {
        RefuseUnlessWork();
        if (QuarantinedAt is null)
            (Status, WithdrawnAt, QuarantinedAt) = (AssignmentStatus.Withdrawn, now, now);
    }

    /// <summary>They were this client's words after all.</summary>
    public void LiftQuarantine()
    {
        if (QuarantinedAt is null)
            return;
        (QuarantinedAt, WithdrawnAt) = (null, null);
        Status = ReviewedAt is not null ? AssignmentStatus.Reviewed : SubmittedAt is not null ? AssignmentStatus.Submitted
            : StartedAt is not null ? AssignmentStatus.Started : AssignmentStatus.Assigned;
    }

    public void UndoWithdraw()
    {
        if (QuarantinedAt is not null)
            throw new RuleBroken("These answers are set aside. Decide first whose they are.");
        if (Status == AssignmentStatus.Withdrawn)
            (Status, WithdrawnAt) = (StartedAt is null ? AssignmentStatus.Assigned : AssignmentStatus.Started, null);
    }

    public bool IsOverdue(DateTime now, string zone) => IsOpen && Zones.DateOf(now, zone) > DueOn;

    /// <param name="zone">The client's.</param>
    public ItemState StateOf(AssignmentItem item, DateTime now, string zone) =>
        SubmittedAt is not null ? ItemState.In
        : item.DoneAt is not null ? ItemState.Done
        : IsOverdue(now, zone) ? ItemState.Late
        : StartedAt is not null && item.Kind == Library.ItemKind.QuestionSet ? ItemState.Started
        : ItemState.NotOpened;

    /// <summary>Whole days since the last one on which it could be handed in, by the client's calendar; 0 while it is not overdue.</summary>
    public int DaysLate(DateTime now, string zone) => IsOpen ? Math.Max(0, Zones.DateOf(now, zone).DayNumber - DueOn.DayNumber) : 0;

    private void MoveDueDate(DateOnly dueOn, DateTime now) =>
        DueOn = dueOn >= DateOnly.FromDateTime(now).AddDays(-1) && dueOn >= DateOnly.FromDateTime(SendAt).AddDays(-1)
            ? dueOn
            : throw new RuleBroken("The new due date lies in the past.");

    private void RefuseUnlessWork()
    {
        if (Purpose != AssignmentPurpose.Work)
            throw new RuleBroken("This page has no answers.");
    }

    private void RefuseUnlessOpen()
    {
        if (!IsOpen)
            throw new RuleBroken(Status == AssignmentStatus.Withdrawn ? "This homework was withdrawn." : "This homework has already been submitted.");
    }
}

/// <summary>Agreement: a policy to sign. SharedWords: what the partner released.</summary>
public enum AssignmentPurpose { Work, Agreement, SharedWords }

/// <summary>Returned is open again after a submission, with the earlier answers.</summary>
public enum AssignmentStatus { Assigned, Started, Returned, Submitted, Reviewed, Withdrawn }

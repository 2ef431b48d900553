using Clinic.Assignments;
using Clinic.Data;
using Clinic.Library;
using Clinic.Security;

namespace Clinic.Couples;

/// <summary>
/// An author's dated consent that one answer, as it read at that moment, may be shown to the partner. The frozen words are sealed under the
/// author's key: the partner reads them through the portal, and whoever destroys the author's key takes them away here too.
/// </summary>
public sealed class Release : IBelongsToClient
{
    private Release() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public Guid CoupleId { get; private set; }

    /// <summary>The author.</summary>
    public Guid ClientId { get; private set; }

    public Guid RecipientId { get; private set; }

    public Guid AssignmentId { get; private set; }

    /// <summary>The answer that was copied; it may have changed or gone since.</summary>
    public Guid AnswerId { get; private set; }

    /// <summary>Which of its revisions was copied.</summary>
    public int Revision { get; private set; }

    public Guid QuestionSetVersionId { get; private set; }

    public string QuestionId { get; private set; } = "";

    /// <summary>The answer in the question's own form, frozen; null once it was destroyed.</summary>
    public SealedText? Words { get; private set; }

    public ReleaseState State { get; private set; }

    public ReleaseGate Gate { get; private set; }

    public DateTime OfferedAt { get; private set; }

    public DateTime? AgreedAt { get; private set; }

    public Guid? AgreedById { get; private set; }

    public DateTime? ShownAt { get; private set; }

    /// <summary>The partner's page on which it stands.</summary>
    public Guid? DeliveryId { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public bool IsLive => State is ReleaseState.Offered or ReleaseState.Agreed or ReleaseState.Shown or ReleaseState.Opened;

    /// <summary>The partner may read it.</summary>
    public bool IsOut => State is ReleaseState.Shown or ReleaseState.Opened;

    public static Release Offer(Answer answer, Question question, Assignment homework, Guid setVersionId, CoupleConsent consent, DateTime now)
    {
        consent.RefuseUnlessGiven();
        if (!consent.Couple.Holds(answer.ClientId) || answer.AssignmentId != homework.Id || answer.QuestionId != question.Id)
            throw new RuleBroken("Only an author can release an answer.");
        if (!question.MayBeReleased)
            throw new RuleBroken("Answers about safety are never shown to a partner.");
        if (homework.Status is not (AssignmentStatus.Submitted or AssignmentStatus.Reviewed))
            throw new RuleBroken("An answer can be released once it has been handed in.");
        if (answer.IsEmpty || answer.IsPrivate)
            throw new RuleBroken("An answer that only its author reads cannot be released.");
        return new Release
        {
            Id = Guid.CreateVersion7(now), PracticeId = answer.PracticeId, CoupleId = consent.Couple.Id, ClientId = answer.ClientId,
            RecipientId = consent.Couple.PartnerOf(answer.ClientId), AssignmentId = homework.Id, AnswerId = answer.Id, Revision = answer.Revision,
            QuestionSetVersionId = setVersionId, QuestionId = question.Id, Words = SealedText.Of(answer.Value.Text), OfferedAt = now,
        };
    }

    public void Agree(Guid therapistId, ReleaseGate gate, CoupleConsent consent, DateTime now)
    {
        consent.RefuseUnlessGiven();
        if (State is ReleaseState.Agreed or ReleaseState.Shown or ReleaseState.Opened)
            return;
        if (State != ReleaseState.Offered)
            throw new RuleBroken("This release is no longer offered.");
        (State, Gate, AgreedAt, AgreedById) = (ReleaseState.Agreed, gate, now, therapistId);
    }

    public void Show(Assignment delivery, CoupleConsent consent, DateTime now)
    {
        consent.RefuseUnlessGiven();
        if (State != ReleaseState.Agreed || delivery.ClientId != RecipientId)
            throw new RuleBroken("This release cannot be shown.");
        (State, ShownAt, DeliveryId) = (ReleaseState.Shown, now, delivery.Id);
    }

    /// <summary>The partner has read it; from here on nobody can take it back.</summary>
    public void Open(DateTime now)
    {
        if (State == ReleaseState.Shown)
            (State, OpenedAt) = (ReleaseState.Opened, now);
    }

    public void Decline(DateTime now) => End(ReleaseState.Declined, now);

    public void Revoke(DateTime now) => End(ReleaseState.Revoked, now);

    /// <summary>The therapist takes back the agreement; the author's offer stands.</summary>
    public void Recall()
    {
        if (State == ReleaseState.Opened)
            throw new RuleBroken("It has been opened, and what was read cannot be unread.");
        if (State is ReleaseState.Agreed or ReleaseState.Shown)
            (State, AgreedAt, AgreedById, ShownAt, DeliveryId) = (ReleaseState.Offered, null, null, null, null);
    }

    /// <summary>These words were never this author's, or are destroyed with the answer they were copied from.</summary>
    public void Destroy(DateTime now) => (State, EndedAt, Words) = (ReleaseState.Revoked, EndedAt ?? now, null);

    private void End(ReleaseState end, DateTime now)
    {
        if (State == ReleaseState.Opened)
            throw new RuleBroken("It has been opened, and what was read cannot be unread.");
        if (IsLive)
            (State, EndedAt, ShownAt, DeliveryId) = (end, now, null, null);
    }
}

/// <summary>Offered by the author, agreed by the therapist, shown on the partner's page, opened by the partner; or ended before that.</summary>
public enum ReleaseState { Offered, Agreed, Shown, Opened, Declined, Revoked }

/// <summary>When an agreed release is shown. WhenBothDone: once both have handed in their part of the same shared homework.</summary>
public enum ReleaseGate { AtOnce, WhenBothDone }

using Clinic.Data;
using Clinic.Security;

namespace Clinic.Clients;

/// <summary>One person, one file. Never has a password.</summary>
public sealed class Client : IBelongsToClient
{
    /// <summary>Youngest age in whole years at enrolment.</summary>
    public const int AdultAge = 18;

    /// <summary>What stands where the name stood.</summary>
    public const string NameOnceErased = "Erased client";

    /// <summary>Between planning an erasure and its coming true, it can be called off.</summary>
    public const int DaysUntilErasure = 7;

    private Client() { }

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    Guid IBelongsToClient.ClientId => Id;

    public Guid TherapistId { get; private set; }

    public SealedText PreferredName { get; private set; } = null!;

    /// <summary>The first word of the preferred name, for sentences about somebody.</summary>
    public string FirstName => PreferredName.Text.Split(' ', 2)[0];

    public SealedText LegalName { get; private set; } = null!;

    public SealedText Email { get; private set; } = null!;

    /// <summary>Blind index of the e-mail address, to find the same address again without reading it.</summary>
    public byte[] EmailIndex { get; private set; } = [];

    /// <summary>ISO date (yyyy-MM-dd), sealed.</summary>
    public SealedText BirthDate { get; private set; } = null!;

    public ClientRole Role { get; private set; }

    public string TimeZone { get; private set; } = "";

    public string Language { get; private set; } = "en";

    public bool MailboxShared { get; private set; }

    /// <summary>When consent to e-mail was recorded; no mail before that.</summary>
    public DateTime? EmailConsentAt { get; private set; }

    public ClientStatus Status { get; private set; }

    public DateTime EnrolledAt { get; private set; }

    public DateTime? DischargedAt { get; private set; }

    /// <summary>When the planned erasure comes true; null while none is planned.</summary>
    public DateTime? ErasureDueAt { get; private set; }

    public ErasureReason? ErasureReason { get; private set; }

    public DateTime? ErasedAt { get; private set; }

    public ContactPreferences Contact { get; private set; } = new();

    public ClientPin Pin { get; private set; } = new();

    public static Client Enrol(Guid practiceId, Guid therapistId, ClientIdentity identity, ClientContact contact, bool emailConsent, DateTime now)
    {
        var client = new Client { Id = Guid.CreateVersion7(now), PracticeId = practiceId, TherapistId = therapistId, EnrolledAt = now };
        client.ChangeIdentity(identity, now);
        client.ChangeContact(contact);
        if (emailConsent)
            client.RecordEmailConsent(now);
        return client;
    }

    public void ChangeIdentity(ClientIdentity identity, DateTime now)
    {
        if (!identity.IsAdult(now))
            throw new RuleBroken("A client must be 18 or older.");
        PreferredName = SealedText.Of(identity.PreferredName.Trim());
        LegalName = SealedText.Of(identity.LegalName.Trim());
        BirthDate = SealedText.Of(identity.BirthDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Role = identity.Role;
    }

    public void ChangeContact(ClientContact contact)
    {
        if (!Zones.Knows(contact.TimeZone))
            throw new RuleBroken("Choose a time zone from the list.");
        Email = SealedText.Of(contact.Email.Trim());
        EmailIndex = contact.EmailIndex;
        (TimeZone, Language, MailboxShared) = (contact.TimeZone, contact.Language, contact.MailboxShared);
    }

    /// <summary>Somebody else reads this mailbox too: from now on the PIN comes before anything is shown.</summary>
    public void ShareMailbox() => MailboxShared = true;

    public bool HasSameMailboxAs(Client other) => EmailIndex.AsSpan().SequenceEqual(other.EmailIndex);

    /// <summary>One mailbox, and nothing that keeps the one from opening the other's page.</summary>
    public bool SharesMailboxUnguardedWith(Client other) => HasSameMailboxAs(other) && !(NeedsPinFirst && other.NeedsPinFirst);

    public void RecordEmailConsent(DateTime now) => EmailConsentAt ??= now;

    public void WithdrawEmailConsent() => EmailConsentAt = null;

    public void Discharge(DateTime now)
    {
        if (Status == ClientStatus.Discharged)
            return;
        (Status, DischargedAt) = (ClientStatus.Discharged, now);
    }

    public void Readmit()
    {
        if (Status == ClientStatus.Active)
            return;
        if (ErasureDueAt is not null)
            throw new RuleBroken("This file is to be erased. Call the erasure off before readmitting the client.");
        (Status, DischargedAt) = (ClientStatus.Active, null);
    }

    /// <summary>Nothing is lost yet; until then the file is closed as by a discharge.</summary>
    public void PlanErasure(ErasureReason reason, DateTime now)
    {
        if (ErasureDueAt is not null)
            return;
        Discharge(now);
        (ErasureDueAt, ErasureReason) = (now.AddDays(DaysUntilErasure), reason);
    }

    public void CallOffErasure() => (ErasureDueAt, ErasureReason) = (null, null);

    /// <summary>Everything that told who this was. The sealed columns and the keys are the eraser's.</summary>
    internal void Erase(ErasureReason reason, DateTime now)
    {
        Discharge(now);
        (ErasedAt, ErasureReason, ErasureDueAt) = (now, reason, null);
        (Role, TimeZone, Language, MailboxShared, EmailConsentAt) = (ClientRole.Other, "Etc/UTC", "en", false, null);
        EmailIndex = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
        (Contact, Pin) = (new ContactPreferences(), new ClientPin());
    }

    /// <summary>Why no mail may go to this client at all, or null.</summary>
    public string? NoMailBecause(DateTime now) =>
        Status == ClientStatus.Discharged ? "discharged"
        : EmailConsentAt is null ? "no consent to e-mail"
        : Contact.HeldAt is not null ? "safety hold"
        : Contact.BouncedAt is not null ? "the address refused mail"
        : null;

    /// <summary>Why nothing can be sent to this client, as a sentence for the therapist who is about to, or null.</summary>
    public string? NoHomeworkBecause =>
        Status == ClientStatus.Discharged ? "This client has been discharged. Readmit them before assigning homework."
        : EmailConsentAt is null ? "This client has not consented to e-mail. Record their consent before sending homework."
        : Contact.HeldAt is not null ? "A safety hold stops all mail to this client. Lift it before sending homework."
        : Contact.BouncedAt is not null ? "This client's address refused the last mail. Correct it before sending homework."
        : null;

    /// <summary>Why no reminder can be sent by hand, as a sentence, or null.</summary>
    public string? NoReminderBecause =>
        Contact.RemindersStoppedAt is not null ? "This client has stopped reminders. Speak with them in session instead." : NoHomeworkBecause;

    /// <summary>Whether a PIN or word is asked before anything at all is shown.</summary>
    public bool NeedsPinFirst => MailboxShared;
}

public enum ClientRole { BetrayedPartner, PartnerWhoCausedHarm, Other }

public enum ClientStatus { Active, Discharged }

/// <summary>Chosen from a list, so that no word about a person outlives them in the ledger.</summary>
public enum ErasureReason { AskedByClient, RetentionEnded, EnrolledByMistake, OrderOfAuthority }

/// <param name="BirthDate">At least 18 years ago.</param>
public sealed record ClientIdentity(string PreferredName, string LegalName, DateOnly BirthDate, ClientRole Role)
{
    public bool IsAdult(DateTime now) => BirthDate <= DateOnly.FromDateTime(now).AddYears(-Client.AdultAge) && BirthDate.Year > 1900;
}

/// <param name="EmailIndex">From <see cref="PortalKeys.EmailIndex"/>.</param>
/// <param name="TimeZone">IANA id.</param>
public sealed record ClientContact(string Email, byte[] EmailIndex, string TimeZone, string Language, bool MailboxShared);

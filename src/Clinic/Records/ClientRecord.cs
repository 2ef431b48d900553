using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clinic.Records;

/// <summary>A client's own data, for them to keep or to take elsewhere. Its form is described in docs/client-record.md; times are UTC.</summary>
public sealed record ClientRecord(string Form, DateTime MadeAt, string Practice, RecordPerson Person, IReadOnlyList<RecordHomework> Homework,
    IReadOnlyList<RecordSession> Sessions, IReadOnlyList<RecordAlert> Alerts, IReadOnlyList<RecordMail> Mails)
{
    public const string CurrentForm = "clinic/client-record/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

/// <param name="BirthDate">yyyy-MM-dd.</param>
/// <param name="TimeZone">IANA id.</param>
public sealed record RecordPerson(Guid Id, string PreferredName, string LegalName, string BirthDate, string Email, string Role, string Language, string TimeZone,
    bool MailboxShared, DateTime? EmailConsentAt, DateTime EnrolledAt, DateTime? DischargedAt);

/// <param name="KeptPrivate">How many answers the client kept from the therapist and which therefore are not in a record that the therapist made; 0 in one that the client made.</param>
public sealed record RecordHomework(Guid Id, DateTime SentAt, DateOnly DueOn, string State, DateTime? HandedInAt, DateTime? ReadAt, string? Note, string? Reply,
    int? DistressBefore, int? DistressAfter, IReadOnlyList<string> Readings, IReadOnlyList<RecordSet> Sets, int KeptPrivate);

public sealed record RecordSet(string Title, IReadOnlyList<RecordAnswer> Answers);

/// <param name="Value">As stored: text, number, ids of choices, yes/no, yyyy-MM-dd.</param>
/// <param name="Shown">As the client read it.</param>
public sealed record RecordAnswer(string QuestionId, string Question, string Value, string Shown, bool Private, bool EnteredByTherapist, DateTime SavedAt);

public sealed record RecordSession(DateTime StartsAt, int Minutes, bool Couple, string Place, string State);

public sealed record RecordAlert(DateTime RaisedAt, string Kind, string State, DateTime? ClosedAt);

public sealed record RecordMail(DateTime SentAt, string Kind);

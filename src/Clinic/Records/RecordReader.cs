using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Library;
using Clinic.Reports;
using Microsoft.EntityFrameworkCore;
using SavedAnswer = Clinic.Assignments.Answer;

namespace Clinic.Records;

/// <summary>
/// Gathers a client's own data in a fixed number of queries. What the client kept private stays out of a record that the therapist makes; the
/// therapist's private notes, agenda and words about alerts are in none; nothing of a partner is.
/// </summary>
public sealed class RecordReader(ClinicContext db, TimeProvider clock)
{
    /// <param name="client">Reached through the caseload, or through the client's own pass.</param>
    public async Task<ClientRecord> ReadAsync(Client client, bool isForClient, CancellationToken cancel = default)
    {
        await db.Vault.HoldKeysAsync(db, [client.Id], cancel);
        return new ClientRecord(ClientRecord.CurrentForm, clock.GetUtcNow().UtcDateTime, (await db.Practices.SingleAsync(p => p.Id == client.PracticeId, cancel)).Name,
            PersonOf(client), await HomeworkAsync(client, isForClient, cancel), await SessionsAsync(client.Id, cancel),
            await db.Alerts.AsNoTracking().Where(a => a.ClientId == client.Id).OrderBy(a => a.RaisedAt).Select(a => new RecordAlert(a.RaisedAt, a.Kind.ToString(), a.Status.ToString(), a.ClosedAt)).ToListAsync(cancel),
            await db.Notices.AsNoTracking().Where(n => n.ClientId == client.Id && n.TherapistId == null && n.SentAt != null).OrderBy(n => n.SentAt).Select(n => new RecordMail(n.SentAt!.Value, n.Kind.ToString())).ToListAsync(cancel));
    }

    private static RecordPerson PersonOf(Client client) => new(client.Id, client.PreferredName.Text, client.LegalName.Text, client.BirthDate.Text, client.Email.Text,
        client.Role.ToString(), client.Language, client.TimeZone, client.MailboxShared, client.EmailConsentAt, client.EnrolledAt, client.DischargedAt);

    private Task<List<RecordSession>> SessionsAsync(Guid clientId, CancellationToken cancel) => db.Sessions.AsNoTracking()
        .Where(s => s.ClientId == clientId || db.Couples.Any(c => c.Id == s.CoupleId && (c.FirstClientId == clientId || c.SecondClientId == clientId)))
        .OrderBy(s => s.StartsAt).Select(s => new RecordSession(s.StartsAt, s.Minutes, s.CoupleId != null, s.Place, s.Status.ToString())).ToListAsync(cancel);

    private async Task<IReadOnlyList<RecordHomework>> HomeworkAsync(Client client, bool isForClient, CancellationToken cancel)
    {
        var all = await db.Assignments.AsNoTracking().Include(a => a.Items.OrderBy(i => i.Position)).Where(a => a.ClientId == client.Id).OrderBy(a => a.SendAt).ToListAsync(cancel);
        var versions = all.SelectMany(a => a.Items).Select(i => i.VersionId).ToList();
        var modules = await db.ModuleVersions.AsNoTracking().Where(v => versions.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel);
        var sets = await db.QuestionSetVersions.AsNoTracking().Where(v => versions.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancel);
        var answers = (await db.Answers.AsNoTracking().Where(a => a.ClientId == client.Id && !a.IsEmpty).ToListAsync(cancel)).ToLookup(a => a.ItemId);
        return [.. all.Select(work => new RecordHomework(work.Id, work.SendAt, work.DueOn, work.Status.ToString(), work.SubmittedAt, work.ReviewedAt, work.Note?.Text, work.Reply?.Text,
            work.DistressBefore, work.DistressAfter,
            [.. work.Items.Where(i => i.Kind == ItemKind.Module).Select(i => modules[i.ModuleVersionId!.Value].Texts.In(client.Language).Title)],
            [.. work.Items.Where(i => i.Kind == ItemKind.QuestionSet).Select(i => SetOf(sets[i.QuestionSetVersionId!.Value], client.Language, answers[i.Id].Where(a => isForClient || IsReadable(work, a))))],
            isForClient ? 0 : work.Items.SelectMany(i => answers[i.Id]).Count(a => !IsReadable(work, a))))];
    }

    private static bool IsReadable(Assignment work, SavedAnswer answer) =>
        !answer.IsPrivate && work.Status is (AssignmentStatus.Submitted or AssignmentStatus.Reviewed);

    private static RecordSet SetOf(QuestionSetVersion set, string language, IEnumerable<SavedAnswer> answers)
    {
        var (texts, words) = (set.Texts.In(language), new ReportTexts(language));
        var byQuestion = answers.ToDictionary(a => a.QuestionId);
        return new RecordSet(texts.Title, [.. set.Questions.Where(q => byQuestion.ContainsKey(q.Id)).Select(q =>
        {
            var (asked, saved) = (texts.Questions[q.Id], byQuestion[q.Id]);
            return new RecordAnswer(q.Id, asked.Text, saved.Value.Text, asked.Show(q, saved.Value.Text, words.Say("Yes"), words.Say("No"), words.Culture), saved.IsPrivate, saved.EnteredByTherapist, saved.SavedAt);
        })]);
    }
}

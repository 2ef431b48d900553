using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Therapists;
using Clinic.Web.Features.Assignments;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Reviews;

/// <summary>Reads submitted homework: what was shared with its words, what was kept private as no more than that.</summary>
public sealed class ReviewReader(SignedInTherapist me, Caseload caseload, Shelf shelf)
{
    public async Task<ReviewPage> PageAsync(Assignment assignment)
    {
        var client = await caseload.ClientAsync(assignment.ClientId);
        var clocks = await TwoClocks.OfAsync(me, client);
        var answers = await caseload.ReadableAnswers.Where(a => a.AssignmentId == assignment.Id && !a.IsEmpty).ToDictionaryAsync(a => (a.ItemId, a.QuestionId));
        var kept = (await caseload.AnswerMarksAsync(assignment.Id)).Where(m => m is { IsPrivate: true, IsEmpty: false }).Select(m => (m.ItemId, m.QuestionId)).ToHashSet();
        var facts = await shelf.FactsAsync([.. assignment.Items.Select(i => i.VersionId)]);
        var sections = new List<SetSection>();
        foreach (var item in assignment.Items.Where(i => i.Kind == ItemKind.QuestionSet))
        {
            var set = (await shelf.FindQuestionSetAsync(item.QuestionSetVersionId!.Value))!;
            sections.Add(new SetSection(item.Id, set.Title, [.. set.Questions.Select((q, at) => LineOf(at, q, set.Texts.In(client.Language), answers, kept, item.Id, client))]));
        }
        var read = assignment.Items.Where(i => i.Kind == ItemKind.Module).Select(i => facts[i.VersionId].Title + (i.DoneAt is null ? ", not marked as read" : ", read"));
        return new ReviewPage(assignment, client, AssignmentReader.Heading([.. assignment.Items.Select(i => facts[i.VersionId].Title)]), clocks.Within(assignment.SubmittedAt ?? assignment.AssignedAt), sections, [.. read], await NextAsync(assignment), client.TherapistId == caseload.TherapistId);
    }

    /// <summary>One line of the page, for a change made in place.</summary>
    public async Task<AnswerLine> LineAsync(Answer answer)
    {
        var assignment = await caseload.AssignmentAsync(answer.AssignmentId);
        var client = await caseload.ClientAsync(answer.ClientId);
        var set = (await shelf.FindQuestionSetAsync(assignment.Items.Single(i => i.Id == answer.ItemId).QuestionSetVersionId!.Value))!;
        var at = set.Questions.ToList().FindIndex(q => q.Id == answer.QuestionId);
        return new AnswerLine(answer.Id.ToString(), at + 1, set.Questions[at], set.Texts.In(client.Language).Questions[answer.QuestionId], LineState.Shared, answer, client.FirstName, client.TherapistId == caseload.TherapistId);
    }

    private AnswerLine LineOf(int at, Question question, QuestionSetText texts, Dictionary<(Guid, string), Answer> answers, HashSet<(Guid, string)> kept, Guid itemId, Client client)
    {
        var answer = answers.GetValueOrDefault((itemId, question.Id));
        var state = answer is not null ? LineState.Shared : kept.Contains((itemId, question.Id)) ? LineState.Kept : LineState.Skipped;
        return new AnswerLine(answer?.Id.ToString() ?? $"{itemId:N}-{question.Id}", at + 1, question, texts.Questions[question.Id], state, answer, client.FirstName, client.TherapistId == caseload.TherapistId);
    }

    /// <summary>The oldest that is still unread.</summary>
    private async Task<NextReview?> NextAsync(Assignment current)
    {
        var next = await caseload.Assignments.Where(a => a.Status == AssignmentStatus.Submitted && a.Id != current.Id)
            .OrderBy(a => a.SubmittedAt).Select(a => new { a.Id, a.ClientId }).FirstOrDefaultAsync();
        return next is null ? null : new NextReview(next.Id, (await caseload.ClientAsync(next.ClientId)).FirstName);
    }
}

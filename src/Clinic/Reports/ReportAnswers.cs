using Clinic.Assignments;
using Clinic.Library;
using SavedAnswer = Clinic.Assignments.Answer;

namespace Clinic.Reports;

/// <summary>The answers of the period as report blocks: those with a highlight first, then the rest, each set under its title.</summary>
internal sealed class ReportAnswers(SessionPrepFacts facts, ReportAnswers.Words say, System.Globalization.CultureInfo culture)
{
    public delegate string Words(string name, params object[] values);

    public bool AnyHighlighted => Lines().Any(l => l.Saved.Marked.Count > 0);

    public List<ReportBlock> Highlighted() => Grouped(Lines().Where(l => l.Saved.Marked.Count > 0));

    public List<ReportBlock> Others() => Grouped(Lines().Where(l => l.Saved.Marked.Count == 0));

    private List<ReportBlock> Grouped(IEnumerable<Line> lines)
    {
        var blocks = new List<ReportBlock>();
        foreach (var set in lines.GroupBy(l => l.Item.Id))
        {
            blocks.Add(new Paragraph(set.First().Title, ParagraphStyle.Strong));
            blocks.AddRange(set.Select(Block));
        }
        return blocks;
    }

    private Answer Block(Line line)
    {
        var text = line.Words.Show(line.Question, line.Saved.Value.Text, say("Yes"), say("No"), culture);
        var isVerbatim = text == line.Saved.Value.Text;
        return new Answer($"{line.Number}. {line.Words.Text}", text)
        {
            Highlights = isVerbatim ? [.. line.Saved.Marked.Select(s => new Highlight(s.Start, s.Length))] : line.Saved.Marked.Count > 0 ? [new Highlight(0, text.Length)] : [],
            Note = facts.Client.TherapistId == facts.Session.TherapistId ? line.Saved.PrivateNote?.Text ?? "" : "", // whoever covers reads no notes
            Caption = line.Saved.EnteredByTherapist ? say("EnteredByTherapist") : "",
        };
    }

    private IEnumerable<Line> Lines() =>
        from homework in facts.Homework
        from item in homework.Items
        where item.Kind == ItemKind.QuestionSet
        let set = facts.Sets[item.QuestionSetVersionId!.Value]
        let texts = set.Texts.In(facts.Client.Language)
        from found in facts.AnswersByItem[item.Id]
        let index = IndexOf(set, found.QuestionId)
        where index >= 0
        orderby homework.SubmittedAt, item.Position, index
        select new Line(item, texts.Title, index + 1, set.Questions[index], texts.Questions[set.Questions[index].Id], found);

    private static int IndexOf(QuestionSetVersion set, string questionId)
    {
        for (var i = 0; i < set.Questions.Count; i++)
        {
            if (set.Questions[i].Id == questionId)
                return i;
        }
        return -1;
    }

    private sealed record Line(AssignmentItem Item, string Title, int Number, Question Question, QuestionText Words, SavedAnswer Saved);
}

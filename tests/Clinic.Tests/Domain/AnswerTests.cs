using Clinic.Assignments;
using Clinic.Tests.Support;
using CsCheck;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class AnswerTests
{
    [Test]
    public void Each_save_is_a_revision_of_its_own()
    {
        var answer = NewAnswer();

        var first = answer.Save("I walk.", 0, Guid.NewGuid(), Sample.Now);
        var second = answer.Save("I walk daily.", 1, Guid.NewGuid(), Sample.Now.AddMinutes(1));

        Assert.That((first.Number, first.Value.Text), Is.EqualTo((1, "I walk.")));
        Assert.That((second.Number, second.Value.Text), Is.EqualTo((2, "I walk daily.")));
        Assert.That(answer.Value.Text, Is.EqualTo("I walk daily."));
        Assert.That(answer.SavedAt, Is.EqualTo(Sample.Now.AddMinutes(1)));
    }

    [TestCase(0)]
    [TestCase(2)]
    public void A_page_that_saw_another_revision_overwrites_nothing(int seen)
    {
        var answer = NewAnswer();
        answer.Save("mine", 0, Guid.NewGuid(), Sample.Now);

        Assert.That(answer.IsStale(seen), Is.True);
        Assert.That(() => answer.Save("theirs", seen, Guid.NewGuid(), Sample.Now), Throws.TypeOf<RuleBroken>());
        Assert.That((answer.Value.Text, answer.Revision), Is.EqualTo(("mine", 1)));
    }

    [TestCase("", true)]
    [TestCase("  \n ", true)]
    [TestCase(".", false)]
    public void White_space_is_no_answer(string words, bool isEmpty)
    {
        var answer = NewAnswer();

        answer.Save(words, 0, Guid.NewGuid(), Sample.Now);

        Assert.That(answer.IsEmpty, Is.EqualTo(isEmpty));
    }

    [Test]
    public void Highlights_belong_to_the_words_they_were_set_on()
    {
        var answer = NewAnswer();
        answer.Save("I walk daily.", 0, Guid.NewGuid(), Sample.Now);
        answer.Mark([new(2, 4)]);

        answer.Save("Something else.", 1, Guid.NewGuid(), Sample.Now);

        Assert.That(answer.Marked, Is.Empty);
    }

    [Test]
    public void Only_stretches_inside_the_words_are_highlighted()
    {
        var answer = NewAnswer();
        answer.Save("12345", 0, Guid.NewGuid(), Sample.Now);

        answer.Mark([new(-1, 2), new(0, 0), new(3, 2), new(4, 5), new(2, -1)]);

        Assert.That(answer.Marked, Is.EqualTo(new[] { new TextSpan(3, 2) }));
    }

    private static Answer NewAnswer()
    {
        var assignment = Sample.Assignment();
        return Answer.To(assignment, assignment.Items[1].Id, "what-i-fear", Sample.Now);
    }
}

[Category("Domain"), Parallelizable]
public sealed class TextSpanTests
{
    private static readonly Gen<TextSpan[]> Spans = Gen.Select(Gen.Int[0, 200], Gen.Int[1, 50], (start, length) => new TextSpan(start, length)).Array[0, 20];

    [Test]
    public void Written_spans_cover_the_same_characters_in_order_and_without_overlap() =>
        Spans.Sample(spans =>
        {
            var read = TextSpan.Read(TextSpan.Write(spans));
            return Covered(read).SetEquals(Covered(spans)) && read.Zip(read.Skip(1)).All(pair => pair.First.End < pair.Second.Start);
        }, iter: 2000);

    [Test]
    public void Writing_what_was_read_changes_nothing() =>
        Spans.Sample(spans => TextSpan.Write(spans) is var written && TextSpan.Write(TextSpan.Read(written)) == written, iter: 2000);

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("1-")]
    [TestCase("1-2-3")]
    [TestCase("99999999999-1")]
    public void Broken_text_gives_no_spans(string written) => Assert.That(TextSpan.Read(written), Is.Empty);

    private static HashSet<int> Covered(IEnumerable<TextSpan> spans) => [.. spans.SelectMany(s => Enumerable.Range(s.Start, s.Length))];
}

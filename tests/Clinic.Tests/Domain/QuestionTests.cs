using Clinic.Library;
using CsCheck;
using static Clinic.Library.AnswerProblem;
using static Clinic.Library.QuestionKind;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class QuestionTests
{
    private static readonly string[] Choices = ["alone", "with-friends"];

    [TestCase(LongText, "anything at all\nin lines", null)]
    [TestCase(ShortText, "a few words", null)]
    [TestCase(Scale, "0", null)]
    [TestCase(Scale, "10", null)]
    [TestCase(Scale, "11", NotOnScale)]
    [TestCase(Scale, "-1", NotOnScale)]
    [TestCase(Scale, "5.5", NotOnScale)]
    [TestCase(Scale, " 5", NotOnScale)]
    [TestCase(Scale, "five", NotOnScale)]
    [TestCase(SingleChoice, "alone", null)]
    [TestCase(SingleChoice, "alone,with-friends", NotAChoice)]
    [TestCase(SingleChoice, "ALONE", NotAChoice)]
    [TestCase(SeveralChoices, "alone,with-friends", null)]
    [TestCase(SeveralChoices, "alone,,", NotAChoice)]
    [TestCase(SeveralChoices, "alone,elsewhere", NotAChoice)]
    [TestCase(YesNo, "yes", null)]
    [TestCase(YesNo, "no", null)]
    [TestCase(YesNo, "maybe", NotAChoice)]
    [TestCase(Date, "2026-11-24", null)]
    [TestCase(Date, "2026-02-30", NotADate)]
    [TestCase(Date, "24/11/2026", NotADate)]
    public void An_answer_must_fit_its_question(QuestionKind kind, string value, AnswerProblem? problem) =>
        Assert.That(Of(kind).ProblemOf(value), Is.EqualTo(problem));

    [Test]
    public void An_empty_answer_always_fits([Values] QuestionKind kind) => Assert.That(Of(kind).ProblemOf(""), Is.Null);

    [Test]
    public void Too_long_is_one_character_over([Values] QuestionKind kind)
    {
        var question = Of(kind);

        Assert.That(question.ProblemOf(new string('x', question.MaxLength + 1)), Is.EqualTo(TooLong));
        Assert.That(question.ProblemOf(new string('x', question.MaxLength)), Is.Not.EqualTo(TooLong));
    }

    [Test]
    public void No_text_whatever_makes_the_check_itself_fail() =>
        Gen.Select(Gen.Enum<QuestionKind>(), Gen.String).Sample((kind, text) => { _ = Of(kind).ProblemOf(text); }, iter: 3000);

    [Test]
    public void Choices_are_shown_by_their_labels()
    {
        var text = new QuestionText("Who helps?", null, null, null, new Dictionary<string, string> { ["alone"] = "Nobody", ["with-friends"] = "Friends" });

        Assert.That(text.Show(Of(SeveralChoices), "alone,with-friends", "Yes", "No", System.Globalization.CultureInfo.GetCultureInfo("en-GB")), Is.EqualTo("Nobody; Friends"));
        Assert.That(text.Show(Of(YesNo), "no", "Sí", "No", System.Globalization.CultureInfo.GetCultureInfo("en-GB")), Is.EqualTo("No"));
    }

    private static Question Of(QuestionKind kind) => new("q", kind, Required: false, Min: 0, Max: 10, Choices, Safety: false);
}

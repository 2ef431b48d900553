using Clinic.Clients;
using Clinic.Tests.Support;

namespace Clinic.Tests.Domain;

[Category("Domain")]
public sealed class PinHashTests
{
    private static readonly Client Maren = Sample.Client("Maren Lindqvist");

    [TestCase("481920", null)]
    [TestCase("blue kettle on the stove", null)]
    [TestCase("12345", PinProblem.TooShort)]
    [TestCase("", PinProblem.TooShort)]
    [TestCase(null, PinProblem.TooShort)]
    [TestCase("1234567890", PinProblem.TooShort)]
    [TestCase("kettle", PinProblem.TooShort)]
    [TestCase("111112", PinProblem.TooEasy)]
    [TestCase("120486", PinProblem.BirthDate)]
    [TestCase("12 04 86", PinProblem.BirthDate)]
    [TestCase("born on 12.04.1986", PinProblem.BirthDate)]
    [TestCase("Maren Lindqvist", PinProblem.OwnName)]
    [TestCase("maren-lindqvist", PinProblem.OwnName)]
    public void What_somebody_who_knows_them_would_guess_is_refused(string? words, PinProblem? expected) =>
        Assert.That(PinHash.ProblemOf(words, Maren), Is.EqualTo(expected));

    [Test]
    public void Longer_than_200_characters_is_refused() =>
        Assert.That(PinHash.ProblemOf(new string('w', 201), Maren), Is.EqualTo(PinProblem.TooLong));

    [TestCase("Blue  Kettle on the STOVE")]
    [TestCase(" blue kettle on the stove ")]
    public void Capitals_and_spaces_do_not_matter(string typed) =>
        Assert.That(PinHash.Fits(typed, Maren, PinHash.Of("blue kettle on the stove", Maren)), Is.True);

    [Test]
    public void A_pin_may_be_typed_in_two_halves() => Assert.That(PinHash.Fits("481 920", Maren, PinHash.Of("481920", Maren)), Is.True);

    [TestCase("481921")]
    [TestCase("")]
    [TestCase(null)]
    public void Anything_else_does_not_fit(string? typed) => Assert.That(PinHash.Fits(typed, Maren, PinHash.Of("481920", Maren)), Is.False);

    [Test]
    public void A_refusal_is_a_sentence_for_the_therapist() =>
        Assert.That(() => PinHash.Of("120486", Maren), Throws.TypeOf<RuleBroken>().With.Message.Contains("birth date"));
}

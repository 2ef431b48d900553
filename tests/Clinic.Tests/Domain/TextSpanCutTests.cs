using Clinic.Assignments;
using CsCheck;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable(ParallelScope.All)]
public sealed class TextSpanCutTests
{
    [TestCase(0, 5, 0, 5)]
    [TestCase(-3, 5, 0, 2)]
    [TestCase(3, 100, 3, 5)]
    [TestCase(50, 5, 8, 0)]
    [TestCase(int.MaxValue, int.MaxValue, 8, 0)]
    public void A_span_stays_within_its_text(int start, int length, int expectedStart, int expectedLength) =>
        Assert.That(new TextSpan(start, length).Within("The walk"), Is.EqualTo(new TextSpan(expectedStart, expectedLength)));

    [Test]
    public void A_span_never_cuts_a_character_in_two()
    {
        const string text = "a🙂b";

        Assert.That(new TextSpan(2, 2).Within(text), Is.EqualTo(new TextSpan(1, 3)));
        Assert.That(new TextSpan(0, 2).Within(text), Is.EqualTo(new TextSpan(0, 3)));
    }

    [Test]
    public void Pieces_joined_are_the_text_again() =>
        Gen.Select(Gen.String, Gen.Select(Gen.Int[-5, 40], Gen.Int[-5, 40]).Array[0, 8]).Sample((text, pairs) =>
        {
            var spans = TextSpan.Read(TextSpan.Write(pairs.Select(p => new TextSpan(p.Item1, p.Item2).Within(text)).Where(s => s.Length > 0)));
            var pieces = TextSpan.Cut(text, spans).ToList();
            return string.Concat(pieces.Select(p => p.Text)) == text && pieces.Where(p => p.IsMarked).Select(p => p.Span).SequenceEqual(spans);
        });
}

using Clinic.Assignments;

namespace Clinic.Tests.Domain;

[Category("Domain")]
public sealed class AnswerTextTests
{
    [TestCase("a\r\nb\rc", "a\nb\nc")]
    [TestCase("a\0b\u0007c\u001b", "abc")]
    [TestCase("tab\tstays", "tab\tstays")]
    [TestCase("<b>stays</b> &amp; so does \u202eRTL and 👩‍👩‍👧", "<b>stays</b> &amp; so does \u202eRTL and 👩‍👩‍👧")]
    [TestCase(null, "")]
    public void Only_what_cannot_be_stored_is_mended(string? typed, string expected) => Assert.That(AnswerText.Clean(typed), Is.EqualTo(expected));

    [Test] // not as test cases: an attribute cannot hold half a character
    public void Half_a_character_becomes_the_sign_for_one_that_is_missing() =>
        Assert.That(AnswerText.Clean("half \ud83d pair, tail \udc00"), Is.EqualTo("half \ufffd pair, tail \ufffd"));
}

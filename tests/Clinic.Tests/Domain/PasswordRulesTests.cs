using Clinic.Therapists;

namespace Clinic.Tests.Domain;

[Category("Domain")]
public sealed class PasswordRulesTests
{
    private static readonly string[] AboutInes = ["Dr Ines Okafor", "ines@lindenrow.example", "Linden Row"];

    [TestCase("a long walk by the lake")]
    [TestCase("kettle 7 harbour moss")]
    [TestCase("Ines likes the quiet harbour")]
    [TestCase("linden row at noon")]
    [TestCase("морской ветер утром")]
    [TestCase("z8!Qv#2mL0@wRt5^yB")]
    public void A_password_with_words_of_its_own_will_do(string password) =>
        Assert.That(PasswordRules.WhyRefused(password, AboutInes), Is.Null);

    [TestCase("fourteen chars", "at least 15")]
    [TestCase("abcabcabcabcabcabc", "repeats")]
    [TestCase("harbourharbourharbour", "repeats")]
    [TestCase("aaaaaaaaaaaaaaaaaaaa", "repeats")]
    [TestCase("1234567890123456789", "neighbouring")]
    [TestCase("abcdefghijklmnopqrstuvwxyz", "neighbouring")]
    [TestCase("InesOkafor2026!!", "little more than your name")]
    [TestCase("lindenrow.example1", "little more than your name")]
    [TestCase("PasswordPortal12", "little more than your name")]
    public void A_password_that_is_easy_to_guess_is_refused_and_the_reason_said(string password, string reason) =>
        Assert.That(PasswordRules.WhyRefused(password, AboutInes), Does.Contain(reason));

    [Test]
    public void More_than_128_characters_are_refused()
    {
        var words = string.Join(' ', Enumerable.Range(100, 40));

        Assert.That(PasswordRules.WhyRefused(words[..128], AboutInes), Is.Null);
        Assert.That(PasswordRules.WhyRefused(words[..129], AboutInes), Does.Contain("at most 128"));
    }
}

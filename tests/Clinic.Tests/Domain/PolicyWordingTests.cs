using Clinic.Couples;

namespace Clinic.Tests.Domain;

/// <summary>The policies as they come with the portal say what they must, in both languages.</summary>
[Category("Domain"), Parallelizable]
public sealed class PolicyWordingTests
{
    [Test]
    public void Every_policy_is_whole_in_every_language([Values] SecretsPolicy policy)
    {
        var texts = PolicyWording.Of(policy);

        Assert.That(texts.Keys, Is.EquivalentTo(PolicyWording.Languages));
        foreach (var text in texts.Values)
        {
            Assert.That(text.Title, Has.Length.InRange(10, PolicyVersion.LongestTitle));
            Assert.That(text.Paragraphs, Has.Count.EqualTo(7));
            Assert.That(text.Body, Does.Not.Contain("!").And.Not.Contain("{"));
        }
        Assert.That(texts["en"].Body, Does.Contain("take your signature back at any time").And.Contain("never shown to your partner").And.Contain("in serious danger"));
        Assert.That(texts["es"].Body, Is.Not.EqualTo(texts["en"].Body));
    }
}

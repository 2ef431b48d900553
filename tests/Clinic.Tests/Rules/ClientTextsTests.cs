using System.Text.RegularExpressions;
using System.Xml.Linq;
using Clinic.Tests.Support;

namespace Clinic.Tests.Rules;

/// <summary>The client's pages speak every language whole: no text is missing, none has lost a place for a value, and no view asks for one that is not there.</summary>
[Category("Rules")]
public sealed partial class ClientTextsTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Clinic.Web");
    private static readonly Dictionary<string, string> English = Read("ClientTexts.resx");

    [TestCase("ClientTexts.es.resx")]
    public void Every_language_has_every_text_with_the_same_places_for_values(string file)
    {
        var other = Read(file);

        Assert.That(other.Keys, Is.EquivalentTo(English.Keys));
        Assert.That(other.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key), Is.Empty);
        Assert.That(other.Where(t => Places(t.Value) != Places(English[t.Key])).Select(t => t.Key), Is.Empty);
    }

    [Test]
    public void No_page_asks_for_a_text_that_is_not_there()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Web, "Features"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.Contains("Homework", StringComparison.Ordinal) || Path.GetFileName(f) is "_ClientLayout.cshtml" or "_Autosave.cshtml" or "_AutosavePanels.cshtml" or "_HelpLines.cshtml")
            .SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.That(asked, Has.Count.GreaterThan(100));
        Assert.That(asked.Except(English.Keys), Is.Empty);
    }

    [Test]
    public void A_page_of_the_client_holds_no_words_of_its_own()
    {
        var spoken = Directory.EnumerateFiles(Path.Combine(Web, "Features", "Homework"), "*.cshtml")
            .SelectMany(f => Spoken().Matches(Comment().Replace(File.ReadAllText(f), "")).Select(m => $"{Path.GetFileName(f)}: {m.Groups[1].Value.Trim()}"));

        Assert.That(spoken, Is.Empty);
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Web, "Resources", file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Places(string text) => string.Join(',', Place().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    /// <summary>Whole names only: a name that is put together from parts ends in a plus.</summary>
    [GeneratedRegex("(?:T|say)\\[\"(\\w+)\"(?! \\+)")]
    private static partial Regex Asked();

    /// <summary>A word of three letters and more between two tags.</summary>
    [GeneratedRegex(@">\s*([A-Za-zÀ-ÿ][a-zà-ÿ]{2,}[^<>@{}=]*)</")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}

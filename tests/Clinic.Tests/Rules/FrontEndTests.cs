using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using NUnit.Framework;

namespace Clinic.Tests.Rules;

[TestFixture, Category("Rules")]
public sealed partial class FrontEndTests
{
    private static readonly string Web = Path.Combine(Here(), "..", "..", "..", "src", "Clinic.Web");

    [Test]
    public void The_two_dark_blocks_of_the_theme_say_the_same()
    {
        var blocks = DarkBlocks().Matches(File.ReadAllText(Path.Combine(Web, "wwwroot", "theme.css")))
            .Select(match => Regex.Replace(match.Groups[1].Value, @"\s+", " ").Trim()).ToList();

        Assert.That(blocks, Has.Count.EqualTo(2));
        Assert.That(blocks[0], Is.EqualTo(blocks[1]));
    }

    [Test]
    public void Every_icon_of_a_view_is_in_its_sprite()
    {
        var all = Symbols("icons.svg");
        var clients = Symbols("client-icons.svg");
        var missing = from view in Directory.EnumerateFiles(Path.Combine(Web, "Features"), "*.cshtml", SearchOption.AllDirectories)
                      let text = File.ReadAllText(view)
                      let sprite = text.Contains("ClientTexts", StringComparison.Ordinal) && !view.EndsWith("_ErrorSummary.cshtml", StringComparison.Ordinal)
                          || view.Contains("Homework", StringComparison.Ordinal) ? clients : all
                      from Match icon in Icons().Matches(text)
                      where !sprite.Contains(icon.Groups[1].Value)
                      select $"{Path.GetFileName(view)}: {icon.Groups[1].Value}";

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void No_view_carries_an_inline_style_or_script()
    {
        var offenders = Directory.EnumerateFiles(Path.Combine(Web, "Features"), "*.cshtml", SearchOption.AllDirectories)
            .Where(view => Inline().IsMatch(File.ReadAllText(view)));

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void Every_word_of_the_client_pages_exists_in_Spanish()
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<ClientTexts>>();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var english = texts.GetAllStrings(includeParentCultures: true).Select(text => text.Name).ToList();
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("es");
            var spanish = texts.GetAllStrings(includeParentCultures: false).Select(text => text.Name).ToList();

            Assert.That(english, Is.Not.Empty.And.EquivalentTo(spanish));
            Assert.That(texts["LeaveNow"].Value, Is.EqualTo("Salir ahora"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [TestCase(1, 213, "1 2 … 11")]
    [TestCase(5, 213, "1 … 4 5 6 … 11")]
    [TestCase(11, 213, "1 … 10 11")]
    [TestCase(1, 0, "1")]
    public void A_pager_shows_both_ends_and_the_neighbours(int page, int total, string stops) =>
        Assert.That(string.Join(' ', new Paging(page, 20, total).Stops().Select(stop => stop?.ToString(CultureInfo.InvariantCulture) ?? "…")), Is.EqualTo(stops));

    private static HashSet<string> Symbols(string sprite) =>
        [.. Regex.Matches(File.ReadAllText(Path.Combine(Web, "wwwroot", "lib", sprite)), "<symbol id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"(?:\[data-bs-theme=""dark""\]|:root:not\(\[data-bs-theme\]\)) \{([^}]*)\}")]
    private static partial Regex DarkBlocks();

    [GeneratedRegex("<icon name=\"([a-z0-9-]+)\"")]
    private static partial Regex Icons();

    [GeneratedRegex(@"\sstyle=|<style|<script(?![^>]*\bsrc=)|\son[a-z]+=""")]
    private static partial Regex Inline();
}

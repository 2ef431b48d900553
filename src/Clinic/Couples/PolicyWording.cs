using System.Globalization;
using System.Resources;

namespace Clinic.Couples;

/// <summary>The policies as they come with the portal; a practice may write its own.</summary>
public static class PolicyWording
{
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    private static readonly ResourceManager Texts = new("Clinic.Couples.PolicyWording", typeof(PolicyWording).Assembly);

    public static IReadOnlyDictionary<string, PolicyText> Of(SecretsPolicy policy) => Languages.ToDictionary(l => l, l =>
    {
        var culture = CultureInfo.GetCultureInfo(l);
        var body = string.Join("\n\n", ((string[])[policy + ".Said", policy + ".Then", policy + ".Before", "Apart", "Safety", "Limits", "Choice"]).Select(name => Say(name, culture)));
        return new PolicyText(Say(policy + ".Title", culture), body);
    });

    private static string Say(string name, CultureInfo culture) => Texts.GetString(name, culture)!.Trim();
}

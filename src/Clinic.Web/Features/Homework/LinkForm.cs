namespace Clinic.Web.Features.Homework;

/// <summary>What a link's page posts: the secret that the script took from the address, or the whole link as a person pasted it.</summary>
public sealed class LinkForm
{
    private const int Longest = 2_000;

    public string? Secret { get; set; }

    public string? Link { get; set; }

    public (string? Selector, string? Secret) LinkOf(string? selector)
    {
        if (!string.IsNullOrWhiteSpace(Secret))
            return (selector, Secret.Trim());
        // Mail programs break long lines and add brackets around an address.
        var pasted = string.Concat((Link ?? "").Take(Longest).Where(c => !char.IsWhiteSpace(c) && c is not ('<' or '>')));
        var cut = pasted.LastIndexOf('#');
        if (cut < 0)
            return (selector, pasted);
        var path = pasted[..cut].TrimEnd('/');
        var last = path[(path.LastIndexOf('/') + 1)..];
        return (last.Length > 0 ? last.ToLowerInvariant() : selector, pasted[(cut + 1)..]);
    }
}

using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Clinic.Web.Features.Mailbox;

internal static partial class LinkedText
{
    /// <summary>Plain text whose addresses can be followed, with all that stands behind their #.</summary>
    public static IHtmlContent Of(string text)
    {
        var content = new HtmlContentBuilder();
        var at = 0;
        foreach (Match link in Addresses().Matches(text))
        {
            content.Append(text[at..link.Index]).AppendHtml($"<a href=\"{HtmlEncoder.Default.Encode(link.Value)}\">").Append(link.Value).AppendHtml("</a>");
            at = link.Index + link.Length;
        }
        return content.Append(text[at..]);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Addresses();
}

using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Clinic.Tests.Support;

/// <summary>What came back: the page as a person reads it, or a file.</summary>
public sealed class Page
{
    private readonly Browser browser;
    private readonly HttpResponseMessage response;

    internal Page(Browser browser, HttpResponseMessage response, Uri url, byte[] bytes)
    {
        (this.browser, this.response, Url, Bytes) = (browser, response, url, bytes);
        Html = ContentType is null or "application/pdf" ? "" : Encoding.UTF8.GetString(bytes);
        Document = new HtmlParser().ParseDocument(ContentType == "text/html" ? Html : "");
    }

    public Uri Url { get; }

    public string Path => Url.AbsolutePath;

    public HttpStatusCode Status => response.StatusCode;

    public string? ContentType => response.Content.Headers.ContentType?.MediaType;

    public string? FileName => response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName?.Trim('"');

    public byte[] Bytes { get; }

    public string Html { get; }

    public IHtmlDocument Document { get; }

    public string Title => Squeeze(Document.Title ?? "");

    /// <summary>The words of its first h1.</summary>
    public string Heading => One("h1");

    /// <summary>All words a person can see, white space squeezed.</summary>
    public string Text => Visible(Document.Body);

    public string Main => Visible(Document.QuerySelector("main"));

    public IEnumerable<KeyValuePair<string, IEnumerable<string>>> Headers => response.Headers.Concat(response.Content.Headers);

    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The words of the first match; fails where there is none.</summary>
    public string One(string selector) => Visible(Document.QuerySelector(selector) ?? throw Missing(selector));

    public IReadOnlyList<string> All(string selector) => [.. Document.QuerySelectorAll(selector).Select(Visible)];

    /// <summary>The messages beside fields.</summary>
    public IReadOnlyList<string> FieldErrors => All(".field-error");

    /// <param name="what">A selector, or the address it posts to (begins with a slash). Without it the only form of the page's main part.</param>
    public PageForm Form(string what = "main form")
    {
        var found = what.StartsWith('/')
            ? [.. Document.Forms.Where(f => ActionOf(f).AbsolutePath == what || ActionOf(f).PathAndQuery == what)]
            : Document.QuerySelectorAll(what).OfType<IHtmlFormElement>().ToList();
        return found.Count switch
        {
            1 => new PageForm(browser, this, found[0]),
            0 => throw Missing(what),
            _ => throw new InvalidOperationException($"{Path} has {found.Count} forms of '{what}': {string.Join(", ", found.Select(f => ActionOf(f).PathAndQuery))}"),
        };
    }

    /// <summary>Fills in the form and sends it off.</summary>
    public Task<Page> SubmitAsync(params (string Name, string Value)[] fields) =>
        fields.Aggregate(Form(), (form, field) => form.Fill(field.Name, field.Value)).SubmitAsync();

    /// <summary>Presses the button of these words, whichever form it belongs to.</summary>
    public Task<Page> PressAsync(string words)
    {
        var buttons = Document.QuerySelectorAll("button, input[type=submit]").OfType<IHtmlElement>().Where(b => WordsOf(b) == words).ToList();
        var button = buttons.Count switch { 1 => buttons[0], 0 => throw Missing($"button '{words}'"), _ => throw new InvalidOperationException($"{Path} has {buttons.Count} buttons '{words}'.") };
        return new PageForm(browser, this, FormOf(button) ?? throw Missing($"form of the button '{words}'")).SubmitAsync(button);
    }

    /// <summary>Follows the link of these words.</summary>
    public Task<Page> FollowAsync(string words)
    {
        var links = Document.QuerySelectorAll("a[href]").Where(a => WordsOf(a) == words).Select(a => a.GetAttribute("href")!).Distinct().ToList();
        return links.Count switch
        {
            1 => browser.OpenAsync(new Uri(Url, links[0]).ToString()),
            0 => throw Missing($"link '{words}'"),
            _ => throw new InvalidOperationException($"{Path} has links '{words}' to {string.Join(", ", links)}."),
        };
    }

    public override string ToString() => $"{(int)Status} {Path}\n{Text}";

    internal Uri ActionOf(IElement form) => new(Url, form.GetAttribute("action") is { Length: > 0 } action ? action : Url.PathAndQuery);

    internal static IHtmlFormElement? FormOf(IHtmlElement control) => control switch
    {
        IHtmlButtonElement button => button.Form,
        IHtmlInputElement input => input.Form,
        _ => null,
    };

    private static string WordsOf(IElement element) => element.GetAttribute("aria-label") ?? (element is IHtmlInputElement input ? input.Value : Visible(element));

    private static string Visible(INode? node)
    {
        var words = new StringBuilder();
        Collect(node, words);
        return Squeeze(words.ToString());
    }

    private static void Collect(INode? node, StringBuilder words)
    {
        foreach (var child in node?.ChildNodes ?? Enumerable.Empty<INode>())
        {
            if (child is IText text)
                words.Append(text.Data);
            else if (child is IElement element && element.LocalName is not ("script" or "style" or "template" or "svg") && !element.HasAttribute("hidden"))
            {
                var isInline = element.LocalName is "a" or "b" or "em" or "strong" or "span" or "code" or "i" or "abbr" or "time";
                Collect(element, isInline ? words : words.Append(' '));
                words.Append(isInline ? "" : " ");
            }
        }
    }

    private static string Squeeze(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private InvalidOperationException Missing(string what) => new($"{what} is not on the page:\n{this}");
}

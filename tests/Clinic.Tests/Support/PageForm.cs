using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Clinic.Tests.Support;

/// <summary>A form as it stands on the page: only fields that are there can be filled, only choices that are offered can be chosen.</summary>
public sealed class PageForm(Browser browser, Page page, IHtmlFormElement form)
{
    private readonly List<(string Name, string FileName, byte[] Bytes)> files = [];

    public IHtmlFormElement Element => form;

    /// <summary>What the field holds now.</summary>
    public string ValueOf(string name) => Controls(name)[0] switch
    {
        IHtmlInputElement { Type: "radio" } => Controls(name).OfType<IHtmlInputElement>().FirstOrDefault(r => r.IsChecked)?.Value ?? "",
        IHtmlInputElement { Type: "checkbox" } box => box.IsChecked ? "true" : "false",
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        var other => throw new InvalidOperationException($"{other.LocalName} holds no value."),
    };

    /// <summary>Types the text, picks the option of that value, or ticks the box ("true" and "false").</summary>
    public PageForm Fill(string name, string value)
    {
        switch (Controls(name)[0])
        {
            case IHtmlInputElement { Type: "radio" }:
                Choose(name, value);
                break;
            case IHtmlInputElement { Type: "checkbox" } box when value is "true" or "false" && Controls(name).OfType<IHtmlInputElement>().Count(c => c.Type == "checkbox") == 1:
                box.IsChecked = value == "true";
                break;
            case IHtmlInputElement { Type: "checkbox" }:
                Choose(name, value.Split(',', StringSplitOptions.RemoveEmptyEntries));
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement:
                Choose(name, value);
                break;
            case var other:
                throw new InvalidOperationException($"A {other.LocalName} cannot be filled in.");
        }
        return this;
    }

    /// <summary>Exactly these of the offered choices: radio buttons, tick boxes or the options of a list.</summary>
    public PageForm Choose(string name, params string[] values)
    {
        var controls = Controls(name);
        var boxes = controls.OfType<IHtmlInputElement>().Where(c => c.Type is "radio" or "checkbox").ToList();
        var options = controls.OfType<IHtmlSelectElement>().SelectMany(s => s.Options).ToList();
        var offered = boxes.Select(b => b.Value).Concat(options.Select(o => o.Value)).ToList();
        if (values.FirstOrDefault(v => !offered.Contains(v)) is { } strange)
            throw new InvalidOperationException($"'{strange}' is not offered for {name}, only {string.Join(", ", offered)}.");
        foreach (var box in boxes)
            box.IsChecked = values.Contains(box.Value);
        foreach (var option in options)
            option.IsSelected = values.Contains(option.Value);
        return this;
    }

    public PageForm Attach(string name, string fileName, byte[] bytes)
    {
        _ = Controls(name);
        files.Add((name, fileName, bytes));
        return this;
    }

    /// <param name="button">The value of the pressed button, where the form has several.</param>
    public Task<Page> SubmitAsync(string button) =>
        SubmitAsync(form.Elements.OfType<IHtmlElement>().FirstOrDefault(e => e is IHtmlButtonElement b && b.Value == button || e is IHtmlInputElement { Type: "submit" } i && i.Value == button)
            ?? throw new InvalidOperationException($"The form has no button '{button}'."));

    public Task<Page> SubmitAsync() => SubmitAsync((IHtmlElement?)null);

    internal Task<Page> SubmitAsync(IHtmlElement? button)
    {
        button ??= form.Elements.OfType<IHtmlElement>().FirstOrDefault(e => e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" });
        var url = button?.GetAttribute("formaction") is { } action ? new Uri(page.Url, action) : page.ActionOf(form);
        var fields = form.Elements.OfType<IHtmlElement>().Where(e => !e.IsDisabled()).SelectMany(Sent).ToList();
        if (button?.GetAttribute("name") is { Length: > 0 } name)
            fields.Add(new(name, button.GetAttribute("value") ?? ""));
        if (!string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            return browser.OpenAsync(new UriBuilder(url) { Query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")) }.Uri.ToString());
        return browser.SendAsync(HttpMethod.Post, url, form.GetAttribute("enctype") == "multipart/form-data" ? Parts(fields) : new FormUrlEncodedContent(fields));
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(IHtmlElement control)
    {
        if (control.GetAttribute("name") is not { Length: > 0 } name)
            return [];
        return control switch
        {
            IHtmlInputElement { Type: "submit" or "button" or "reset" or "image" or "file" } => [],
            IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? [new(name, box.Value)] : [],
            IHtmlInputElement input => [new(name, input.Value)],
            IHtmlTextAreaElement area => [new(name, area.Value)],
            IHtmlSelectElement select => select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value)),
            _ => [],
        };
    }

    private MultipartFormDataContent Parts(List<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, name, fileName);
        }
        return content;
    }

    private List<IHtmlElement> Controls(string name)
    {
        var found = form.Elements.OfType<IHtmlElement>().Where(e => e.GetAttribute("name") == name).ToList();
        if (found.Count == 0)
            throw new InvalidOperationException($"The form has no field '{name}', only {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")).Where(n => n is not null).Distinct())}.");
        if (found.All(e => e.IsDisabled()))
            throw new InvalidOperationException($"The field '{name}' is disabled.");
        return found;
    }
}

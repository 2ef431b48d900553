using System.IO.Compression;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>A client's page on a slow line: below 60 KB with everything it loads, below 15 KB when the browser has its files. The portal that is published serves those compressed.</summary>
public sealed class PageWeightTests(StorageProvider provider) : ClientScenario(provider)
{
    private const int FirstVisit = 60 * 1024;
    private const int LaterPage = 15 * 1024;

    [Test]
    public async Task Every_page_of_a_homework_weighs_little()
    {
        var sent = await SendAsync(Portal.Reading, Portal.TenQuestions);
        var browser = Portal.NewBrowser();
        var heavy = new List<string>();
        var heaviest = (First: 0, Later: 0);
        await OpenAsync(sent, browser);
        foreach (var url in new[]
        {
            sent.Mail.Link.AbsolutePath, "/homework", $"/homework/{sent.Homework}/readings/{sent.Items[0]}?now=true", $"/homework/{sent.Homework}/questions/{sent.Items[1]}", sent.QuestionUrl(1, 1),
            $"/homework/{sent.Homework}/distress/after", sent.CheckUrl, "/homework/steady", "/homework/stopped",
        })
        {
            var page = await browser.OpenAsync(url);
            var first = page.Bytes.Length + await FilesOfAsync(browser, page);
            heaviest = (Math.Max(heaviest.First, first), Math.Max(heaviest.Later, page.Bytes.Length));
            if (first > FirstVisit || page.Bytes.Length > LaterPage)
                heavy.Add($"{url}: {first} bytes at first, {page.Bytes.Length} later");
        }

        TestContext.Out.WriteLine($"heaviest: {heaviest.First / 1024.0:0.0} KB at first, {heaviest.Later / 1024.0:0.0} KB later");
        Assert.That(heavy, Is.Empty);
    }

    private static async Task<int> FilesOfAsync(Browser browser, Page page)
    {
        var weight = 0;
        var files = page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=preload], script[src], use").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Select(f => f.Split('#')[0]).Distinct();
        foreach (var file in files)
        {
            using var answer = await browser.RequestAsync(HttpMethod.Get, file);
            Assert.That((int)answer.StatusCode, Is.EqualTo(200), file);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            weight += file.EndsWith(".woff2", StringComparison.Ordinal) ? bytes.Length : Compressed(bytes);
        }
        return weight;
    }

    private static int Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return (int)packed.Length;
    }
}

using System.Net;
using Clinic.Disclosures;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>Drafts that only their therapist reads, each destroyed on its day.</summary>
public sealed class DisclosureVaultTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient daniel = null!;
    private Browser ines = null!;

    private string Vault => $"/clients/{daniel.Id}/disclosures";

    [SetUp]
    public async Task Enrol()
    {
        daniel = await Portal.EnrolClientAsync("Daniel Amsel");
        ines = await Portal.SignInAsync();
    }

    [Test]
    public async Task A_draft_is_kept_found_again_and_changed()
    {
        var kept = await KeepAsync("Letter, first attempt", "The years in Lund.", days: 30);
        var draft = await kept.FollowAsync("Letter, first attempt");
        var found = draft.Form().ValueOf("Words");
        var changed = await draft.SubmitAsync(("Words", "The years in Lund and after."));

        Assert.That(kept.Main, Does.Contain("Draft kept until"));
        Assert.That(found, Is.EqualTo("The years in Lund."));
        Assert.That((await changed.FollowAsync("Letter, first attempt")).Form().ValueOf("Words"), Is.EqualTo("The years in Lund and after."));
    }

    [TestCase(0, "Choose a day after today")]
    [TestCase(400, "within 366 days")]
    public async Task A_day_out_of_range_is_refused_and_nothing_typed_is_lost(int days, string message)
    {
        var page = await KeepAsync("Letter", "The years in Lund.", days);

        Assert.That(page.FieldErrors.Single(), Does.Contain(message));
        Assert.That(page.Form().ValueOf("Words"), Is.EqualTo("The years in Lund."));
    }

    [Test]
    public async Task Two_windows_do_not_overwrite_each_other()
    {
        await KeepAsync("Letter", "One.", days: 30);
        var first = await (await ines.OpenAsync(Vault)).FollowAsync("Letter");
        var second = await (await (await Portal.SignInAsync()).OpenAsync(Vault)).FollowAsync("Letter");

        await first.SubmitAsync(("Words", "From the first window."));
        var late = await second.SubmitAsync(("Words", "From the second window."));

        Assert.That(late.Main, Does.Contain("changed in another window").And.Contain("From the first window."));
        Assert.That(late.Form().ValueOf("Words"), Is.EqualTo("From the second window."));
        Assert.That((await late.SubmitAsync()).Main, Does.Contain("Draft kept until"));
    }

    [Test]
    public async Task On_its_day_it_is_gone_from_the_page_at_once_and_from_the_database_by_the_next_sweep()
    {
        await KeepAsync("Letter", "The years in Lund.", days: 2);
        Portal.Clock.Advance(TimeSpan.FromDays(2));
        var browser = await Portal.SignInAsync();

        Assert.That((await browser.OpenAsync(Vault)).Main, Does.Contain("The vault is empty"));
        await Portal.Services.GetRequiredService<DisclosureSweep>().RunAsync(default);

        Assert.That(await Portal.ReadAsync(db => db.DisclosureDrafts.CountAsync(d => d.Words == null && d.Title == null && d.DestroyedAt != null && d.DestroyedByDate)), Is.EqualTo(1));
        Assert.That((await browser.OpenAsync(Vault)).Main, Does.Contain("On its day"));
        Assert.That((await browser.OpenAsync($"/clients/{daniel.Id}/trail")).Main, Does.Contain("The portal Draft destroyed"));
    }

    [Test]
    public async Task It_is_destroyed_by_hand_after_a_question_and_a_certificate_names_nobody()
    {
        var kept = await KeepAsync("Letter", "The years in Lund.", days: 30);
        var asked = await kept.FollowAsync("Destroy Letter");

        var gone = await asked.PressAsync("Destroy it");
        var certificate = await ines.OpenAsync(gone.Document.QuerySelector("a[href$='certificate.pdf']")!.GetAttribute("href")!);

        Assert.That(gone.Main, Does.Contain("The draft is destroyed.").And.Contain("By you").And.Not.Contain("Lund"));
        Assert.That(certificate.ContentType, Is.EqualTo("application/pdf"));
        Assert.That(PdfTextOf(certificate), Does.Contain("Certificate of destruction").And.Contain("by the therapist").And.Not.Contain("Daniel"));
    }

    [Test]
    public async Task Nobody_else_opens_it()
    {
        await KeepAsync("Letter", "The years in Lund.", days: 30);
        var id = await Portal.ReadAsync(db => db.DisclosureDrafts.Select(d => d.Id).SingleAsync());
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);

        foreach (var path in new[] { Vault, $"{Vault}/{id}", $"{Vault}/{id}/destruction", $"{Vault}/{id}/certificate.pdf" })
            Assert.That((await tomas.OpenAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    private async Task<Page> KeepAsync(string title, string words, int days) =>
        await (await ines.OpenAsync(Vault + "/new")).SubmitAsync(("Title", title), ("Words", words), ("DestroyOn", $"{Portal.Today.AddDays(days):yyyy-MM-dd}"));

    private static string PdfTextOf(Page page)
    {
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(page.Bytes);
        return string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
    }
}

using System.Net;
using Clinic.Couples;
using Clinic.Tests.Reports;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What the therapist does with things said alone: chosen, signed by both, asked again when it changes, and locked until then.</summary>
public sealed class SecretsPolicyTests(StorageProvider provider) : CoupleScenario(provider)
{
    [Test]
    public async Task Both_sign_through_links_of_their_own_and_keep_a_copy()
    {
        var ines = await Portal.SignInAsync();
        var policy = await ines.OpenAsync($"{CoupleUrl}/policy");
        Assert.That(policy.Main, Does.Contain("No secrets policy yet").And.Contain("locked until a policy is chosen"));
        var chosen = await policy.Form($"{CoupleUrl}/policy").Fill("policy", "NoSecrets").SubmitAsync();
        var asked = await chosen.PressAsync("Ask through their own links");
        await Portal.SweepAsync();

        Assert.That(asked.Main, Does.Contain("Ruth and Daniel will find it behind their own link"));
        Assert.That(Portal.Mails.Select(m => m.To), Is.EquivalentTo(new[] { Ruth.Email, Daniel.Email }));
        Assert.That(Portal.Mails.Select(m => m.Subject + m.Text), Has.None.Contains("Amsel").And.None.Contains("sign").And.None.Contains("firm"));
        var ruth = await BeAsync(Ruth, LastMailTo(Ruth));
        var page = await (await ruth.OpenAsync("/homework")).FollowAsync("A page to read and sign New What your therapist does with things that are said alone");
        var empty = await page.Form("main form").SubmitAsync();
        Assert.That(empty.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(empty.FieldErrors, Is.EqualTo(new[] { "Type your name", "Tick that you have read it and agree" }));
        var signed = await empty.Form("main form").Fill("Name", "Ruth M. Amsel").Fill("Agreed", "true").SubmitAsync();

        Assert.That(signed.Heading, Is.EqualTo("You have signed"));
        Assert.That(signed.Main, Does.Contain("as “Ruth M. Amsel”"));
        var copy = await signed.FollowAsync("Download your copy (PDF)");
        using var pdf = new PdfText(copy.Bytes);
        Assert.That(string.Join(' ', pdf.Words()), Does.Contain("We keep no secrets").And.Contain("Ruth M. Amsel").And.Contain("1"));
        Assert.That(copy.FileName, Is.EqualTo("policy-2026-11-24.pdf"));
        var half = await ines.OpenAsync($"{CoupleUrl}/policy");
        Assert.That(half.Main, Does.Contain("as “Ruth M. Amsel”").And.Contain("through their own link").And.Contain("locked until Daniel has signed"));
        var daniel = await BeAsync(Daniel, LastMailTo(Daniel));
        var spanish = await daniel.OpenAsync($"/homework/{await PageOfAsync(Daniel)}/agreement");
        Assert.That(spanish.Heading, Is.EqualTo("En el trabajo conjunto no guardamos secretos"));
        await spanish.Form("main form").Fill("Name", "Daniel Amsel").Fill("Agreed", "true").SubmitAsync();
        Assert.That((await ines.OpenAsync(CoupleUrl)).Main, Does.Contain("No secrets, signed by both"));
    }

    [Test]
    public async Task A_partner_signs_on_the_therapists_device()
    {
        var ines = await Portal.SignInAsync();
        await (await ines.OpenAsync($"{CoupleUrl}/policy")).Form($"{CoupleUrl}/policy").Fill("policy", "Limited").SubmitAsync();
        var page = await ines.OpenAsync($"{CoupleUrl}/policy/signatures/new?client={Ruth.Id}");
        var unticked = await page.Form($"{CoupleUrl}/policy/signatures").Fill("Name", "Ruth Amsel").SubmitAsync();
        Assert.That(unticked.FieldErrors.Single(), Is.EqualTo("Tick that you have read it and agree"));

        var signed = await unticked.Form($"{CoupleUrl}/policy/signatures").Fill("Agreed", "true").SubmitAsync();

        Assert.That(signed.Main, Does.Contain("Ruth has signed.").And.Contain("on your device"));
        var id = await Portal.ReadAsync(db => db.Agreements.Where(a => a.ClientId == Ruth.Id).Select(a => a.Id).SingleAsync());
        using var pdf = new PdfText((await ines.OpenAsync($"{CoupleUrl}/policy/signatures/{id}.pdf")).Bytes);
        Assert.That(string.Join(' ', pdf.Words()), Does.Contain("On the therapist's device"));
    }

    [Test]
    public async Task A_new_version_asks_both_again_and_locks_every_view_across_the_files_until_then()
    {
        await SignAsync();
        var sent = await HandInAsync(Ruth, ("week", "4"), ("hard-moment", "Only when released."));
        await ReleaseAsync(sent, "hard-moment");
        await Portal.SweepAsync();
        var ines = await Portal.SignInAsync();
        Assert.That((await ines.OpenAsync($"{CoupleUrl}/report")).Main, Does.Contain("Only when released."));
        var daniel = await BeAsync(Daniel, LastMailTo(Daniel));

        var edit = await ines.OpenAsync("/practice/policies/NoSecrets/edit");
        var published = await edit.Form("/practice/policies/NoSecrets").Fill("BodyEn", "A text of our own.").SubmitAsync();
        await Portal.SweepAsync();

        Assert.That(published.Main, Does.Contain("1 couple is asked to sign it").And.Contain("Version 2"));
        Assert.That(Portal.MailsTo(Ruth.Email).Last().Subject, Is.EqualTo("Something for this week"));
        var report = await ines.OpenAsync($"{CoupleUrl}/report");
        Assert.That(report.Main, Does.Contain("locked until Ruth and Daniel have signed the policy as it reads today").And.Not.Contain("Only when released."));
        Assert.That((await ines.OpenAsync($"{CoupleUrl}/report.pdf")).ContentType, Is.EqualTo("text/html"));
        Assert.That((await ines.OpenAsync($"{CoupleUrl}/releases")).Main, Does.Contain("Locked: nothing is shown to either partner"));
        var delivery = await Portal.ReadAsync(db => db.Releases.Select(r => r.DeliveryId).SingleAsync());
        Assert.That((await daniel.OpenAsync($"/homework/{delivery}/shared")).Main, Does.Contain("hasta que hayas firmado").And.Not.Contain("Only when released."));
        var old = await Portal.ReadAsync(db => db.Agreements.Where(a => a.ClientId == Ruth.Id && a.SignedAt != null).SingleAsync());
        Assert.That(old.State, Is.EqualTo(AgreementState.Given), "what was signed stays signed");
    }

    [Test]
    public async Task A_signature_taken_back_locks_without_telling_the_partner_whose_it_was()
    {
        await SignAsync();
        var sent = await HandInAsync(Ruth, ("hard-moment", "The parents' evening."));
        var (ruth, daniel) = (await BeAsync(Ruth, sent.Mail), await BeAsync(Daniel, (await HandInAsync(Daniel, ("week", "5"))).Mail));

        await (await ruth.OpenAsync("/homework/together")).PressAsync("Take my signature back");

        var theirs = await daniel.OpenAsync("/homework/together");
        Assert.That(theirs.Main, Does.Contain("Esto está cerrado por ahora").And.Not.Contain("Ruth"));
        Assert.That((await (await Portal.SignInAsync()).OpenAsync($"{CoupleUrl}/policy")).Main, Does.Contain("Ruth took a signature back"));
        await Portal.SweepAsync();
        Assert.That(Portal.MailsTo(Daniel.Email).Count(), Is.EqualTo(1), "no mail about it");
    }

    [Test]
    public async Task A_bare_link_does_not_sign_in_the_name_of_somebody_with_a_pin()
    {
        var ines = await Portal.SignInAsync();
        await (await (await ines.OpenAsync($"{CoupleUrl}/policy")).Form($"{CoupleUrl}/policy").Fill("policy", "Separate").SubmitAsync()).PressAsync("Ask through their own links");
        await Portal.SweepAsync();
        var thief = Portal.NewBrowser();
        await thief.FollowMailAsync(LastMailTo(Ruth));
        var page = await thief.OpenAsync($"/homework/{await PageOfAsync(Ruth)}/agreement");

        var refused = await page.Form("main form").Fill("Name", "Ruth Amsel").Fill("Agreed", "true").SubmitAsync();

        Assert.That(refused.Path, Is.EqualTo("/homework/pin"));
        Assert.That(await Portal.ReadAsync(db => db.Agreements.CountAsync(a => a.SignedAt != null)), Is.Zero);
    }

    private Task<Guid> PageOfAsync(EnrolledClient who) => Portal.ReadAsync(db => db.Agreements.Where(a => a.ClientId == who.Id).Select(a => a.AssignmentId!.Value).SingleAsync());
}

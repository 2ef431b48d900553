using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist enrols somebody.</summary>
public sealed class EnrolmentTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task A_new_client_has_a_file_and_no_mail_has_gone_out()
    {
        var file = await SendAsync();

        Assert.That(file.Heading, Is.EqualTo("Maren Lindqvist"));
        Assert.That(file.Main, Does.Contain("Maren Lindqvist enrolled.").And.Contain("Betrayed partner").And.Contain("e-mail, fri 20 nov").IgnoreCase);
        Assert.That(file.Title, Does.Not.Contain("Maren"));
        await Portal.SweepAsync();
        Assert.That(Portal.Mails, Is.Empty);
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.ClientEnrolled)), Is.True);
    }

    [TestCase("BirthDate", "2008-11-25", "A client must be 18 or older.")]
    [TestCase("BirthDate", "1886-04-12", "Check the year of birth")]
    [TestCase("BirthDate", "in April", "Birth date")]
    [TestCase("Email", "maren at mail", "This does not look like an e-mail address")]
    [TestCase("Email", "a b@mail.example", "This does not look like an e-mail address")]
    [TestCase("PreferredName", "  ", "Preferred name is missing")]
    [TestCase("ConsentOn", "2026-11-25", "Consent cannot lie in the future")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string value, string words)
    {
        var page = await SendAsync((field, value));

        Assert.That(page.Document.QuerySelector($".field.has-error:has([name={field}]) .field-error")?.TextContent, Does.Contain(words));
        Assert.That(page.Form("form:has([name=PreferredName])").ValueOf("LegalName"), Is.EqualTo("Maren Elisabet Lindqvist"));
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Eighteen_today_is_old_enough() =>
        Assert.That((await SendAsync(("BirthDate", "2008-11-24"))).Heading, Is.EqualTo("Maren Lindqvist"));

    [Test]
    public async Task The_same_address_warns_first_and_makes_both_files_ask_for_a_pin()
    {
        var ruth = await Portal.EnrolClientAsync(new Enrolment { Name = "Ruth Amsel", Email = "Amsels@mail.example" });
        var warned = await SendAsync(("Email", "amsels@MAIL.example"));
        Assert.That(warned.Main, Does.Contain("Ruth Amsel has the same address"));
        Assert.That(await CountAsync(), Is.EqualTo(1));

        var pin = await warned.PressAsync("Enrol anyway");

        Assert.That(pin.Heading, Is.EqualTo("Agree on a PIN or word with Maren"));
        Assert.That(await CountAsync(), Is.EqualTo(2));
        Assert.That(await Portal.ReadAsync(db => db.Clients.AllAsync(c => c.MailboxShared)), Is.True);
        Assert.That((await (await Portal.SignInAsync()).OpenAsync($"/clients/{ruth.Id}")).Main, Does.Contain("Shared, no PIN yet"));
    }

    [Test]
    public async Task A_confirmation_holds_for_its_own_address_only()
    {
        await Portal.EnrolClientAsync(new Enrolment { Name = "Ruth Amsel", Email = "amsels@mail.example" });
        await Portal.EnrolClientAsync(new Enrolment { Name = "Tobias Kern", Email = "kern@mail.example" });
        var warned = await SendAsync(("Email", "amsels@mail.example"));

        var again = await warned.Form("form:has([name=PreferredName])").Fill("Email", "kern@mail.example").SubmitAsync("amsels@mail.example");

        Assert.That(again.Main, Does.Contain("Tobias Kern has the same address"));
        Assert.That(await CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_colleagues_client_with_the_same_address_is_not_named()
    {
        await Portal.EnrolClientAsync(new Enrolment { Name = "Noor van Dijk", Email = "home@mail.example", TherapistId = Portal.Practice.Colleague.Id });

        var warned = await SendAsync(("Email", "home@mail.example"));

        Assert.That(warned.Main, Does.Contain("Another client of the practice has the same address").And.Not.Contain("Noor"));
    }

    [Test]
    public async Task A_name_is_shown_as_it_was_typed_whatever_is_in_it()
    {
        var file = await SendAsync(("PreferredName", "<b>Ma'ren</b> \u202Eשרה"));

        Assert.That(file.Heading, Is.EqualTo("<b>Ma'ren</b> \u202Eשרה"));
    }

    private async Task<Page> SendAsync(params (string Name, string Value)[] changed)
    {
        var form = (await (await Portal.SignInAsync()).OpenAsync("/clients/new")).Form("form:has([name=PreferredName])")
            .Fill("PreferredName", "Maren Lindqvist").Fill("LegalName", "Maren Elisabet Lindqvist").Fill("Email", "maren@mail.example")
            .Fill("BirthDate", "1986-04-12").Fill("Role", "BetrayedPartner").Fill("EmailConsent", "true").Fill("ConsentOn", "2026-11-20");
        return await changed.Aggregate(form, (f, c) => f.Fill(c.Name, c.Value)).SubmitAsync();
    }

    private Task<int> CountAsync() => Portal.ReadAsync(db => db.Clients.CountAsync());
}

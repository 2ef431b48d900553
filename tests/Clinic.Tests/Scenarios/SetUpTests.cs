using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>The first start: one page makes the practice and its owner, and then is gone.</summary>
public sealed class SetUpTests(StorageProvider provider) : Scenario(provider)
{
    protected override PortalOptions Options => new() { Founded = false };

    [Test]
    public async Task The_token_from_the_console_founds_the_practice_and_signs_its_owner_in()
    {
        var browser = Portal.NewBrowser();
        var page = await browser.OpenAsync("/sign-in");
        Assert.That(page.Path, Is.EqualTo("/setup"));

        var done = await Filled(page).SubmitAsync();

        Assert.That((done.Path, done.Status), Is.EqualTo(("/", HttpStatusCode.OK)));
        Assert.That(done.One(".flash"), Does.Contain("Harbour House is set up."));
        var account = await browser.OpenAsync("/account");
        Assert.That(account.One(".rail-name"), Does.Contain("Harbour House").And.Contain("Ada Öberg"));
        Assert.That((await browser.OpenAsync("/setup")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Portal.NewBrowser().OpenAsync("/sign-in")).Path, Is.EqualTo("/sign-in"));
    }

    [Test]
    public async Task A_wrong_token_founds_nothing_and_loses_nothing_but_the_passwords()
    {
        var page = await Portal.NewBrowser().OpenAsync("/setup");

        var refused = await Filled(page).Fill("Token", "0123456789abcdef0123456789abcdef").SubmitAsync();

        Assert.That(refused.FieldErrors.Single(), Does.StartWith("This is not the token"));
        Assert.That(refused.Form().ValueOf("PracticeName"), Is.EqualTo("Harbour House"));
        Assert.That(refused.Form().ValueOf("TimeZone"), Is.EqualTo("Europe/Madrid"));
        Assert.That(refused.Form().ValueOf("Password"), Is.Empty);
        Assert.That((await Portal.NewBrowser().OpenAsync("/sign-in")).Path, Is.EqualTo("/setup"));
    }

    [Test]
    public async Task A_sender_that_tells_what_the_mails_are_about_is_refused()
    {
        var refused = await Filled(await Portal.NewBrowser().OpenAsync("/setup")).Fill("SenderName", "Harbour Couples Counselling").SubmitAsync();

        Assert.That(refused.FieldErrors.Single(), Does.Contain("“Couples” tells a stranger"));
    }

    [Test]
    public async Task A_weak_password_founds_nothing()
    {
        var refused = await Filled(await Portal.NewBrowser().OpenAsync("/setup")).Fill("Password", "Harbour House 12").Fill("PasswordAgain", "Harbour House 12").SubmitAsync();

        Assert.That(refused.FieldErrors.Single(), Does.Contain("little more than your name"));
        Assert.That((await Portal.NewBrowser().OpenAsync("/setup")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_empty_form_says_at_each_field_what_is_missing()
    {
        var page = await (await Portal.NewBrowser().OpenAsync("/setup")).SubmitAsync();

        Assert.That(page.FieldErrors, Does.Contain("Name the practice").And.Contain("Choose a password").And.Contain("Type the token from the console"));
    }

    private PageForm Filled(Page page) => page.Form()
        .Fill("Token", Portal.Services.GetRequiredService<SetUpToken>().Value)
        .Fill("PracticeName", "Harbour House").Fill("SenderName", "Harbour House").Fill("SenderAddress", "post@harbour.example")
        .Fill("TimeZone", "Europe/Madrid").Fill("Language", "es")
        .Fill("OwnerName", "Ada Öberg").Fill("Email", "ada.o'brien@harbour.example")
        .Fill("Password", "kettle moss seven lamps").Fill("PasswordAgain", "kettle moss seven lamps");
}

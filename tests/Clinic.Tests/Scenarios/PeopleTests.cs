using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>The owner gives colleagues their accounts and closes them.</summary>
public sealed class PeopleTests(StorageProvider provider) : Scenario(provider)
{
    private const string OwnChoice = "kettle harbour moss seven";

    [Test]
    public async Task A_new_colleague_comes_in_with_a_password_told_once_and_chooses_their_own_before_any_page_opens()
    {
        var ines = await Portal.SignInAsync();
        var told = await AddAsync(ines, "ada@lindenrow.example");
        var password = told.One(".told .code");

        var ada = Portal.NewBrowser();
        var page = await (await ada.OpenAsync("/account")).SubmitAsync(("Email", "ada@lindenrow.example"), ("Password", password));

        Assert.That(page.Path, Is.EqualTo("/account/password"));
        Assert.That((await ada.OpenAsync("/practice")).Path, Is.EqualTo("/account/password"));
        var changed = await (await ada.OpenAsync("/account/password")).SubmitAsync(("Current", password), ("Password", OwnChoice), ("PasswordAgain", OwnChoice));
        Assert.That(changed.Path, Is.EqualTo("/account"));
        Assert.That((await ada.OpenAsync("/practice")).Path, Is.EqualTo("/practice"));
        Assert.That((await ines.OpenAsync("/practice/people")).Html, Does.Not.Contain(password));
    }

    [Test]
    public async Task An_address_that_is_taken_is_refused_beside_the_field_and_what_was_typed_stays()
    {
        var page = await AddAsync(await Portal.SignInAsync(), Portal.Practice.Colleague.Email.ToUpperInvariant());

        Assert.That(page.FieldErrors.Single(), Is.EqualTo("There is already an account with this e-mail address."));
        Assert.That(page.Form().ValueOf("DisplayName"), Is.EqualTo("Ada Öberg"));
        Assert.That(page.Form().ValueOf("Role"), Is.EqualTo("Therapist"));
    }

    [Test]
    public async Task Only_the_roles_that_have_pages_are_given()
    {
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync("/practice/people/new");

        var page = await ines.PostAsync("/practice/people", ("DisplayName", "Ada"), ("Email", "ada@lindenrow.example"), ("Role", "7"), ("TimeZone", Portal.Zone));

        Assert.That(page.FieldErrors, Has.Count.EqualTo(1));
        Assert.That((await ines.OpenAsync("/practice/people")).All("tbody tr"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Closing_an_account_ends_its_open_session_and_can_be_undone()
    {
        var (ines, tomas) = (await Portal.SignInAsync(), await Portal.SignInAsync(Portal.Practice.Colleague.Email));
        await tomas.OpenAsync("/account");

        var closed = await (await ines.OpenAsync("/practice/people")).PressAsync("Close the account");
        Portal.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.That(closed.Main, Does.Contain("Tomas Berg can no longer sign in."));
        Assert.That((await tomas.OpenAsync("/account")).Path, Is.EqualTo("/sign-in"));
        Assert.That((await SignInAsync(Portal.Practice.Colleague.Email, Portal.Password)).Main, Does.Contain("do not open an account"));

        await closed.PressAsync("Undo");

        Assert.That((await SignInAsync(Portal.Practice.Colleague.Email, Portal.Password)).Path, Is.EqualTo("/account"));
    }

    [Test]
    public async Task Nobody_closes_their_own_account()
    {
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync("/practice/people");

        var page = await ines.PostAsync($"/practice/people/{Portal.Practice.Owner.Id}/disablement");

        Assert.That(page.One(".flash"), Does.Contain("You cannot disable your own account."));
        Assert.That((await ines.OpenAsync("/account")).Path, Is.EqualTo("/account"));
    }

    [Test]
    public async Task A_colleague_who_forgot_the_password_gets_a_new_first_one()
    {
        var ines = await Portal.SignInAsync();

        var told = await (await ines.OpenAsync($"/practice/people/{Portal.Practice.Colleague.Id}/initial-password")).PressAsync("Make it");

        Assert.That((await SignInAsync(Portal.Practice.Colleague.Email, Portal.Password)).Main, Does.Contain("do not open an account"));
        Assert.That((await SignInAsync(Portal.Practice.Colleague.Email, told.One(".told .code"))).Heading, Is.EqualTo("Choose your own password"));
    }

    [Test]
    public async Task Accounts_of_another_practice_do_not_exist_here()
    {
        var other = await Portal.FoundAsync("Harbour House");
        var ines = await Portal.SignInAsync();
        var page = await ines.OpenAsync("/practice/people");

        Assert.That(page.Main, Does.Not.Contain(other.Colleague.Email));
        Assert.That((await ines.PostAsync($"/practice/people/{other.Colleague.Id}/disablement")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await ines.OpenAsync($"/practice/people/{other.Colleague.Id}/initial-password")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static async Task<Page> AddAsync(Browser owner, string email) =>
        await (await owner.OpenAsync("/practice/people/new")).SubmitAsync(("DisplayName", "Ada Öberg"), ("Email", email), ("Role", "Therapist"));

    private async Task<Page> SignInAsync(string email, string password) =>
        await (await Portal.NewBrowser().OpenAsync("/account")).SubmitAsync(("Email", email), ("Password", password));
}

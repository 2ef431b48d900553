using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>What somebody changes about their own account.</summary>
public sealed class AccountTests(StorageProvider provider) : Scenario(provider)
{
    private const string NewPassword = "kettle harbour moss seven";

    [Test]
    public async Task Name_and_time_zone_are_kept_and_the_rail_shows_the_new_name()
    {
        var ines = await Portal.SignInAsync();

        var page = await (await ines.OpenAsync("/account")).Form("/account").Fill("DisplayName", "Ines Okafor-Lind").Fill("TimeZone", "America/New_York").SubmitAsync();

        Assert.That(page.One(".rail-name"), Does.Contain("Ines Okafor-Lind"));
        Assert.That(page.Form("/account").ValueOf("TimeZone"), Is.EqualTo("America/New_York"));
    }

    [Test]
    public async Task A_time_zone_that_does_not_exist_is_refused_beside_the_field_and_the_name_typed_stays()
    {
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync("/account");

        var page = await ines.PostAsync("/account", ("DisplayName", "Ines O."), ("TimeZone", "Mars/Olympus"));

        Assert.That(page.FieldErrors.Single(), Is.EqualTo("Choose a time zone from the list."));
        Assert.That(page.Form("/account").ValueOf("DisplayName"), Is.EqualTo("Ines O."));
    }

    [TestCase("too short", "at least 15 characters")]
    [TestCase("Ines Okafor 2026", "little more than your name")]
    [TestCase("lakelakelakelakelake", "repeats")]
    public async Task A_weak_password_is_refused_and_the_reason_said(string password, string reason)
    {
        var page = await ChangeAsync(await Portal.SignInAsync(), Portal.Password, password, password);

        Assert.That(page.FieldErrors.Single(), Does.Contain(reason));
    }

    [Test]
    public async Task The_present_password_must_be_right_and_the_new_one_typed_twice_alike()
    {
        var ines = await Portal.SignInAsync();

        var wrong = await ChangeAsync(ines, "not my password at all", NewPassword, NewPassword);
        var differing = await ChangeAsync(ines, Portal.Password, NewPassword, NewPassword + "!");

        Assert.That(wrong.FieldErrors.Single(), Is.EqualTo("This is not your password"));
        Assert.That(differing.FieldErrors.Single(), Is.EqualTo("The two new passwords differ"));
    }

    [Test]
    public async Task A_new_password_opens_the_portal_and_ends_every_other_session()
    {
        var (here, elsewhere) = (await Portal.SignInAsync(), await Portal.SignInAsync());

        var changed = await ChangeAsync(here, Portal.Password, NewPassword, NewPassword);
        Portal.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.That(changed.Main, Does.Contain("Your password is changed."));
        Assert.That((await here.OpenAsync("/account")).Path, Is.EqualTo("/account"));
        Assert.That((await elsewhere.OpenAsync("/account")).Path, Is.EqualTo("/sign-in"));
        var door = await Portal.NewBrowser().OpenAsync("/account");
        Assert.That((await door.SubmitAsync(("Email", Portal.Practice.Owner.Email), ("Password", NewPassword))).Path, Is.EqualTo("/account"));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.PasswordChanged)), Is.EqualTo(1));
    }

    [Test]
    public async Task Signing_out_everywhere_else_leaves_this_session_alone()
    {
        var (here, elsewhere) = (await Portal.SignInAsync(), await Portal.SignInAsync());

        await (await here.OpenAsync("/account")).PressAsync("Sign out everywhere else");
        Portal.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.That((await here.OpenAsync("/account")).Path, Is.EqualTo("/account"));
        Assert.That((await elsewhere.OpenAsync("/account")).Path, Is.EqualTo("/sign-in"));
    }

    private static async Task<Page> ChangeAsync(Browser browser, string current, string password, string again) =>
        await (await browser.OpenAsync("/account/password")).SubmitAsync(("Current", current), ("Password", password), ("PasswordAgain", again));
}

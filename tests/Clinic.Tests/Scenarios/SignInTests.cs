using System.Net;
using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Tests.Scenarios;

/// <summary>Coming in by e-mail address and password, and being kept out.</summary>
public sealed class SignInTests(StorageProvider provider) : Scenario(provider)
{
    private const string OneAddress = "203.0.113.9";

    protected override PortalOptions Options => new() { Services = services => services.AddSingleton<IStartupFilter>(new FromOneAddress()) };

    [Test]
    public async Task The_right_password_opens_the_page_that_was_asked_for()
    {
        var browser = Portal.NewBrowser();
        var door = await browser.OpenAsync("/account");
        Assert.That(door.Path, Is.EqualTo("/sign-in"));

        var page = await door.SubmitAsync(("Email", " INES@lindenrow.example "), ("Password", Portal.Password));

        Assert.That(page.Path, Is.EqualTo("/account"));
        Assert.That(page.Heading, Is.EqualTo("My account"));
        Assert.That(await SignInsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_unknown_address_and_a_wrong_password_are_refused_in_the_same_words()
    {
        var unknown = await TryAsync("nobody@lindenrow.example", Portal.Password);
        var wrong = await TryAsync(Portal.Practice.Owner.Email, "a long walk by the river");

        Assert.That(unknown.Main, Does.Contain("do not open an account"));
        Assert.That(wrong.Main, Is.EqualTo(unknown.Main));
        Assert.That(wrong.Form().ValueOf("Email"), Is.EqualTo(Portal.Practice.Owner.Email));
        Assert.That(wrong.Form().ValueOf("Password"), Is.Empty);
    }

    [Test]
    public async Task Ten_wrong_tries_lock_the_account_and_then_the_right_password_is_refused_in_the_same_words()
    {
        var wrong = await TryAsync(Portal.Practice.Owner.Email, "a long walk by the river");
        for (var tries = 1; tries < 10; tries++)
            await TryAsync(Portal.Practice.Owner.Email, "a long walk by the river");

        var right = await TryAsync(Portal.Practice.Owner.Email, Portal.Password);

        Assert.That(right.Main, Is.EqualTo(wrong.Main));
        Assert.That(await SignInsAsync(), Is.Zero);
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.AccountLocked)), Is.EqualTo(1));
    }

    [Test]
    public async Task Too_many_tries_from_one_network_address_are_turned_away_for_a_while()
    {
        Page page = null!;
        for (var tries = 0; tries < 21; tries++)
            page = await TryAsync($"nobody{tries}@lindenrow.example", "");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(page.Heading, Is.EqualTo("Too many tries in a short time"));
        Assert.That(page.Header("Retry-After"), Is.Not.Null);
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    public async Task After_signing_in_only_a_page_of_the_portal_is_opened(string to)
    {
        var door = await Portal.NewBrowser().OpenAsync("/sign-in?to=" + Uri.EscapeDataString(to));

        var page = await door.SubmitAsync(("Email", Portal.Practice.Owner.Email), ("Password", Portal.Password));

        Assert.That((page.Url.Host, page.Path), Is.EqualTo(("portal.test", "/")));
    }

    [Test]
    public async Task Missing_words_are_asked_for_beside_the_field()
    {
        var page = await TryAsync("", "");

        Assert.That(page.FieldErrors, Is.EqualTo(new[] { "Type your e-mail address", "Type your password" }));
    }

    [Test]
    public async Task Signing_out_closes_the_pages()
    {
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync("/account");

        var gone = await ines.PostAsync("/sign-out");

        Assert.That(gone.Main, Does.Contain("You are signed out."));
        Assert.That((await ines.OpenAsync("/account")).Path, Is.EqualTo("/sign-in"));
    }

    [Test]
    public async Task An_hour_without_a_click_closes_the_pages()
    {
        var ines = await Portal.SignInAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.That((await ines.OpenAsync("/account")).Path, Is.EqualTo("/sign-in"));
    }

    [Test]
    public async Task A_form_sent_after_the_session_ended_leads_to_a_sign_in_that_goes_on_to_Today()
    {
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync("/account");
        Portal.Clock.Advance(TimeSpan.FromMinutes(61));

        var door = await ines.PostAsync("/account/other-sessions/end");

        Assert.That(door.Url.PathAndQuery, Is.EqualTo("/sign-in"));
    }

    private async Task<Page> TryAsync(string email, string password) =>
        await (await Portal.NewBrowser().OpenAsync("/sign-in")).SubmitAsync(("Email", email), ("Password", password));

    private Task<int> SignInsAsync() => Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.SignedIn && e.ActorId == Portal.Practice.Owner.Id));

    private sealed class FromOneAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(OneAddress);
                return rest(context);
            });
            next(app);
        };
    }
}

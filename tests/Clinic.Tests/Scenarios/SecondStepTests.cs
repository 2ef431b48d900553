using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>A code from the phone as the second step, its recovery codes, and switching it off.</summary>
public sealed class SecondStepTests(StorageProvider provider) : Scenario(provider)
{
    [Test]
    public async Task Setting_it_up_shows_ten_recovery_codes_once()
    {
        var (ines, _, codes) = await SetUpAsync();

        Assert.That(codes, Has.Count.EqualTo(10).And.Unique);
        Assert.That((await ines.OpenAsync("/account/recovery-codes")).All(".codes li"), Is.Empty);
        Assert.That((await ines.OpenAsync("/account")).Main, Does.Contain("10 recovery codes are left."));
    }

    [Test]
    public async Task It_is_not_switched_on_by_a_wrong_code_or_at_a_screen_left_open()
    {
        var ines = await Portal.SignInAsync();
        var page = await (await ines.OpenAsync("/account")).PressAsync("Set it up");
        var phone = new Authenticator(page.One(".code"));

        var wrongCode = await page.SubmitAsync(("Code", Different(phone.Code())), ("Password", Portal.Password));
        var wrongPassword = await wrongCode.SubmitAsync(("Code", phone.Code()), ("Password", "not my password at all"));

        Assert.That(wrongCode.FieldErrors.Single(), Does.StartWith("The code does not fit."));
        Assert.That(wrongPassword.FieldErrors.Single(), Is.EqualTo("This is not your password"));
        Assert.That(wrongPassword.One(".code"), Is.EqualTo(page.One(".code")), "the key on the phone stays good");
        Assert.That(await Portal.ReadAsync(db => db.Therapists.AnyAsync(t => t.TwoFactorEnabled)), Is.False);
    }

    [Test]
    public async Task Password_and_code_together_open_the_portal_and_the_code_only_once()
    {
        var (_, phone, _) = await SetUpAsync();
        var code = phone.Code(1);

        var first = await (await PasswordAsync()).SubmitAsync(("Code", code));
        var again = await (await PasswordAsync()).SubmitAsync(("Code", code));
        var next = await again.SubmitAsync(("Code", phone.Code(2)));

        Assert.That(first.Path, Is.EqualTo("/account"));
        Assert.That(again.FieldErrors.Single(), Does.StartWith("This code does not open the account."));
        Assert.That(next.Path, Is.EqualTo("/account"));
    }

    [Test]
    public async Task Without_the_code_no_page_opens()
    {
        await SetUpAsync();
        var browser = Portal.NewBrowser();
        await (await browser.OpenAsync("/account")).SubmitAsync(("Email", Portal.Practice.Owner.Email), ("Password", Portal.Password));

        Assert.That((await browser.OpenAsync("/account")).Path, Is.EqualTo("/sign-in"));
    }

    [Test]
    public async Task A_recovery_code_opens_it_once_however_it_is_typed()
    {
        var (_, _, codes) = await SetUpAsync();
        var typed = codes[3].ToLowerInvariant().Replace('-', ' ');

        var first = await (await PasswordAsync()).SubmitAsync(("Code", typed));
        var again = await (await PasswordAsync()).SubmitAsync(("Code", typed));

        Assert.That(first.Main, Does.Contain("9 recovery codes are left."));
        Assert.That(again.FieldErrors, Is.Not.Empty);
    }

    [Test]
    public async Task New_codes_put_the_old_ones_out_of_use()
    {
        var (ines, _, codes) = await SetUpAsync();

        var fresh = await (await ines.OpenAsync("/account/recovery-codes")).SubmitAsync(("Password", Portal.Password));

        Assert.That(fresh.All(".codes li"), Has.Count.EqualTo(10).And.No.Member(codes[0]));
        Assert.That((await (await PasswordAsync()).SubmitAsync(("Code", codes[0]))).FieldErrors, Is.Not.Empty);
    }

    [Test]
    public async Task The_password_switches_it_off()
    {
        var (ines, _, _) = await SetUpAsync();
        var page = await ines.OpenAsync("/account/authenticator/removal");

        var refused = await page.SubmitAsync(("Password", "not my password at all"));
        var off = await refused.SubmitAsync(("Password", Portal.Password));

        Assert.That(refused.FieldErrors.Single(), Is.EqualTo("This is not your password"));
        Assert.That(off.Main, Does.Contain("The second step is off."));
        Assert.That((await PasswordAsync()).Path, Is.EqualTo("/account"));
    }

    [Test]
    public async Task A_copy_of_the_database_holds_neither_key_nor_codes()
    {
        var (_, phone, codes) = await SetUpAsync();
        await (await PasswordAsync()).SubmitAsync(("Code", phone.Code()));

        var kept = string.Join('\n', await Portal.ReadAsync(db => db.UserTokens.Select(t => t.Value).ToListAsync()));

        Assert.That(kept, Is.Not.Empty);
        Assert.That(codes.Where(kept.Contains), Is.Empty);
        Assert.That(kept, Does.Not.Contain(phone.Key));
    }

    /// <summary>The page that stands after the right password.</summary>
    private async Task<Page> PasswordAsync() =>
        await (await Portal.NewBrowser().OpenAsync("/account")).SubmitAsync(("Email", Portal.Practice.Owner.Email), ("Password", Portal.Password));

    private async Task<(Browser Ines, Authenticator Phone, IReadOnlyList<string> Codes)> SetUpAsync()
    {
        var ines = await Portal.SignInAsync();
        var page = await (await ines.OpenAsync("/account")).PressAsync("Set it up");
        var phone = new Authenticator(page.One(".code"));
        var shown = await page.SubmitAsync(("Code", phone.Code()), ("Password", Portal.Password));
        return (ines, phone, shown.All(".codes li"));
    }

    private static string Different(string code) => (code[0] == '9' ? '0' : (char)(code[0] + 1)) + code[1..];
}

namespace Clinic.Tests.Support;

public static class Confirming
{
    /// <summary>Types the account's password once more, as the portal asks before words leave it or are destroyed. Good for five minutes.</summary>
    public static async Task<Browser> ConfirmAsync(this Browser browser)
    {
        var asked = await browser.OpenAsync("/account/confirmation?to=/account");
        await asked.SubmitAsync(("Password", Portal.Password));
        return browser;
    }
}

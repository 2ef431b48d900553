using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.Playwright;

namespace Clinic.Tests.InBrowser;

public sealed class SignInPageTests : BrowserTest
{
    [Test]
    public async Task It_can_be_read_and_used_by_everybody([Values(Phone, Desk)] int width, [Values] bool dark)
    {
        var page = await NewPageAsync(width, dark);

        await page.GotoAsync("sign-in");

        Assert.That(await page.TitleAsync(), Does.StartWith("Sign in"));
        await LooksWellAsync(page);
    }

    [Test]
    public async Task The_keyboard_is_enough_to_get_in()
    {
        var page = await NewPageAsync();
        await page.GotoAsync("sign-in");

        await page.GetByLabel("E-mail address").FocusAsync();
        await page.Keyboard.TypeAsync(DemoData.OwnerEmail);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(DemoData.Password);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Linden Row").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_wrong_password_is_said_beside_the_form_and_the_address_stays()
    {
        var page = await NewPageAsync();
        await page.GotoAsync("sign-in");
        await page.GetByLabel("E-mail address").FillAsync(DemoData.OwnerEmail);
        await page.GetByLabel("Password").FillAsync("not the password at all");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync(DemoData.OwnerEmail);
        await LooksWellAsync(page);
    }

    [Test]
    public async Task The_first_page_inside_can_be_used_by_everybody([Values(Phone, Desk)] int width, [Values] bool dark) =>
        await LooksWellAsync(await SignedInPageAsync(width, dark));

    [Test]
    public async Task The_door_of_a_mailed_link_can_be_used_by_everybody([Values(Phone, Desk)] int width, [Values] bool dark) =>
        await LooksWellAsync(await ClientPageAsync(width, dark));
}

using System.Net;
using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Two clients who are partners: linked, looked at side by side, unlinked; their words stay apart.</summary>
public sealed class CoupleTests(StorageProvider provider) : Scenario(provider)
{
    private EnrolledClient ruth = null!;
    private EnrolledClient daniel = null!;

    [SetUp]
    public async Task Enrol()
    {
        ruth = await Portal.EnrolClientAsync("Ruth Amsel");
        daniel = await Portal.EnrolClientAsync("Daniel Amsel");
    }

    [Test]
    public async Task Two_clients_are_linked_and_stand_side_by_side_without_their_words()
    {
        var homework = await Portal.AssignAsync(ruth, dueInDays: 7, items: [Portal.WeeklyCheckIn]);
        await Portal.AnswerAsync(homework, ("week", "What only Ruth knows."));
        await Portal.SubmitAsync(homework);
        await Portal.AssignAsync(daniel, dueInDays: 7);
        var ines = await Portal.SignInAsync();

        var couple = await LinkAsync(ines, ruth, daniel);

        Assert.That(couple.Heading, Is.EqualTo("Ruth Amsel and Daniel Amsel"));
        Assert.That(couple.Main, Does.Contain("In, not read").And.Contain("Not opened").And.Contain("No secrets policy yet"));
        Assert.That(couple.Html, Does.Not.Contain("only Ruth knows"));
        var list = await ines.OpenAsync("/couples");
        Assert.That(list.Main, Does.Contain("Ruth: 1 of 1 in").And.Contain("Daniel: 0 of 1 in"));
        Assert.That(await Portal.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.CoupleLinked)), Is.EqualTo(2), "in both files");
    }

    [Test]
    public async Task Unlinking_is_undone_by_one_press()
    {
        var ines = await Portal.SignInAsync();
        var couple = await LinkAsync(ines, ruth, daniel);

        var apart = await couple.PressAsync("Unlink them");
        var again = await apart.PressAsync("Undo");

        Assert.That(apart.Main, Does.Contain("are no longer linked").And.Contain("No couple yet"));
        Assert.That(again.Heading, Is.EqualTo("Ruth Amsel and Daniel Amsel"));
    }

    [Test]
    public async Task Undo_gives_way_to_a_link_made_in_the_meantime()
    {
        var ines = await Portal.SignInAsync();
        var apart = await (await LinkAsync(ines, ruth, daniel)).PressAsync("Unlink them");
        await LinkAsync(ines, ruth, await Portal.EnrolClientAsync("Elias Holm"));

        var page = await ines.PostAsync(apart.Form(".flash form").Element.GetAttribute("action")!);

        Assert.That(page.One(".flash"), Does.Contain("linked to somebody else in the meantime"));
        Assert.That(page.All("tbody tr"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nobody_is_linked_to_themselves_or_twice_or_to_nobody()
    {
        var ines = await Portal.SignInAsync();

        var oneself = await LinkAsync(ines, ruth, ruth);
        var nobody = await (await ines.OpenAsync("/couples/new")).SubmitAsync(("FirstId", ruth.Id.ToString()));
        await LinkAsync(ines, ruth, daniel);
        var elias = await Portal.EnrolClientAsync("Elias Holm");
        await Portal.EnrolClientAsync("Priya Nair");
        await ines.OpenAsync("/couples/new");
        var twice = await ines.PostAsync("/couples", ("FirstId", elias.Id.ToString()), ("SecondId", ruth.Id.ToString()));

        Assert.That(oneself.FieldErrors.Single(), Is.EqualTo("A couple is two different clients."));
        Assert.That(nobody.FieldErrors.Single(), Is.EqualTo("Choose the second of them"));
        Assert.That(nobody.Form().ValueOf("FirstId"), Is.EqualTo(ruth.Id.ToString()));
        Assert.That(twice.FieldErrors.Single(), Does.StartWith("One of them is already linked"));
    }

    [Test]
    public async Task Two_people_at_one_address_are_linked_only_after_a_warning_and_then_asked_for_a_pin()
    {
        var (greta, nils) = (await Portal.EnrolClientAsync("Greta Solheim", "solheims@mail.example"), await Portal.EnrolClientAsync("Nils Solheim", "Solheims@mail.example"));
        var ines = await Portal.SignInAsync();

        var warned = await LinkAsync(ines, greta, nils);
        Assert.That(warned.One(".flash"), Does.StartWith("Both get their mail at one address, and no PIN stands between them."));
        Assert.That(await Portal.ReadAsync(db => db.Couples.AnyAsync()), Is.False);
        var linked = await warned.SubmitAsync();

        Assert.That(linked.Main, Does.Contain("both at one address").And.Contain("Shared, no PIN yet"));
        Assert.That(await Portal.ReadAsync(db => db.Clients.CountAsync(c => c.MailboxShared)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_colleague_reaches_neither_the_couple_nor_its_clients()
    {
        var id = await Portal.LinkCoupleAsync(ruth, daniel);
        var tomas = await Portal.SignInAsync(Portal.Practice.Colleague.Email);
        await tomas.OpenAsync("/couples");

        Assert.That((await tomas.OpenAsync($"/couples/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await tomas.OpenAsync("/couples");
        Assert.That((await tomas.PostAsync($"/couples/{id}/unlinking")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await tomas.OpenAsync("/couples");
        Assert.That((await tomas.PostAsync("/couples", ("FirstId", ruth.Id.ToString()), ("SecondId", daniel.Id.ToString()))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_list_asks_the_database_as_often_for_ten_couples_as_for_one()
    {
        var ines = await Portal.SignInAsync();
        await Portal.LinkCoupleAsync(ruth, daniel);
        await ines.OpenAsync("/couples");
        var one = await Portal.QueriesOf(() => ines.OpenAsync("/couples"));
        for (var i = 0; i < 9; i++)
            await Portal.LinkCoupleAsync(await Portal.EnrolClientAsync($"First {i}"), await Portal.EnrolClientAsync($"Second {i}"));

        var ten = await Portal.QueriesOf(() => ines.OpenAsync("/couples"));

        Assert.That(ten, Has.Count.EqualTo(one.Count));
    }

    private static async Task<Page> LinkAsync(Browser browser, EnrolledClient first, EnrolledClient second) =>
        await (await browser.OpenAsync("/couples/new")).SubmitAsync(("FirstId", first.Id.ToString()), ("SecondId", second.Id.ToString()));
}

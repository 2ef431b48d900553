using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist looks for somebody.</summary>
public sealed class ClientListTests(StorageProvider provider) : Scenario(provider)
{
    [TestCase("/clients?q=lucia", "Lucía Ferrer")]
    [TestCase("/clients?q=FERRER%20luc", "Lucía Ferrer")]
    [TestCase("/clients?q=maren%40mail", "Maren Lindqvist")]
    [TestCase("/clients?state=Unread", "Maren Lindqvist")]
    [TestCase("/clients?state=None", "Lucía Ferrer")]
    [TestCase("/clients?role=PartnerWhoCausedHarm", "Tobias Kern")]
    [TestCase("/clients?status=Discharged", "Greta Solheim")]
    public async Task A_search_or_filter_finds_who_is_meant(string url, string name)
    {
        await FillAsync();

        var list = await (await Portal.SignInAsync()).OpenAsync(url);

        Assert.That(Names(list), Is.EqualTo(new[] { name }));
    }

    [TestCase("", "Lucía Ferrer,Maren Lindqvist,Tobias Kern")]
    [TestCase("?sort=-name", "Tobias Kern,Maren Lindqvist,Lucía Ferrer")]
    [TestCase("?sort=next", "Tobias Kern,Lucía Ferrer,Maren Lindqvist")]
    [TestCase("?sort=-seen", "Maren Lindqvist,Lucía Ferrer,Tobias Kern")]
    [TestCase("?status=All&sort=name", "Greta Solheim,Lucía Ferrer,Maren Lindqvist,Tobias Kern")]
    public async Task The_order_is_the_one_in_the_address(string query, string names)
    {
        await FillAsync();

        Assert.That(string.Join(',', Names(await (await Portal.SignInAsync()).OpenAsync("/clients" + query))), Is.EqualTo(names));
    }

    [Test]
    public async Task A_long_list_comes_in_pages_that_keep_filter_and_order()
    {
        for (var i = 1; i <= 27; i++)
            await Portal.EnrolClientAsync($"Client {i:00}");

        var first = await (await Portal.SignInAsync()).OpenAsync("/clients?q=client&sort=-name");
        var second = await first.FollowAsync("Next");

        Assert.That(first.Main, Does.Contain("27 clients found").And.Contain("1 to 25 of 27"));
        Assert.That(Names(first)[0], Is.EqualTo("Client 27"));
        Assert.That(Names(second), Is.EqualTo(new[] { "Client 02", "Client 01" }));
        Assert.That(second.Url.Query, Does.Contain("q=client").And.Contain("sort=-name").And.Contain("page=2"));
    }

    [Test]
    public async Task A_row_says_how_the_homework_stands()
    {
        await FillAsync();

        var row = (await (await Portal.SignInAsync()).OpenAsync("/clients?q=maren")).All("#results tbody tr").Single();

        Assert.That(row, Does.Contain("2 of 2 in").And.Contain("In, not read").And.Contain("When the storm hits: in").And.Contain("Today"));
    }

    [TestCase("?page=abc")]
    [TestCase("?page=-4")]
    [TestCase("?page=900")]
    [TestCase("?role=Nobody&state=77&status=x&sort=;drop")]
    [TestCase("?q=%00%27%22%3Cscript%3E")]
    public async Task Nonsense_in_the_address_is_no_error(string query)
    {
        await FillAsync();

        Assert.That((await (await Portal.SignInAsync()).OpenAsync("/clients" + query)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_empty_list_says_what_to_do_next()
    {
        var ines = await Portal.SignInAsync();
        Assert.That((await ines.OpenAsync("/clients")).Main, Does.Contain("No client yet").And.Contain("Enrol a client"));

        await Portal.EnrolClientAsync("Maren Lindqvist");

        Assert.That((await ines.OpenAsync("/clients?q=zzz")).Main, Does.Contain("Nobody matches"));
    }

    [Test]
    public async Task A_colleagues_clients_are_not_listed()
    {
        await Portal.EnrolClientAsync(new Enrolment { Name = "Noor van Dijk", TherapistId = Portal.Practice.Colleague.Id });

        Assert.That((await (await Portal.SignInAsync()).OpenAsync("/clients?status=All&q=noor")).Text, Does.Not.Contain("Noor van Dijk"));
    }

    [Test]
    public async Task The_number_of_queries_does_not_grow_with_the_list()
    {
        await FillAsync();
        var ines = await Portal.SignInAsync();
        await ines.OpenAsync("/clients");
        var few = await Portal.QueriesOf(() => ines.OpenAsync("/clients"));
        for (var i = 0; i < 12; i++)
            await Portal.AssignAsync(await Portal.EnrolClientAsync($"Client {i:00}"));

        var many = await Portal.QueriesOf(() => ines.OpenAsync("/clients"));

        Assert.That(many, Has.Count.EqualTo(few.Count));
        Assert.That(many, Has.Count.LessThan(20));
    }

    /// <summary>Maren handed in today, Tobias comes tomorrow, Lucía comes next week, Greta was discharged.</summary>
    private async Task FillAsync()
    {
        await Portal.SubmitAsync(await Portal.AssignAsync(await Portal.EnrolClientAsync("Maren Lindqvist")));
        var tobias = await Portal.EnrolClientAsync(new Enrolment { Name = "Tobias Kern", Role = Clinic.Clients.ClientRole.PartnerWhoCausedHarm });
        await Portal.AssignAsync(tobias);
        await Portal.PlanSessionAsync(tobias, 1, new(9, 0));
        await Portal.PlanSessionAsync(await Portal.EnrolClientAsync(new Enrolment { Name = "Lucía Ferrer", Email = "l@mail.example" }), 7, new(9, 0));
        await Portal.DischargeAsync(await Portal.EnrolClientAsync("Greta Solheim"));
    }

    private static IReadOnlyList<string> Names(Page list) => list.All("#results tbody th a");
}

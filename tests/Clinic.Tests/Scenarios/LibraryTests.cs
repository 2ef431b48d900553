using System.Net;
using Clinic.Tests.Support;
using Clinic.Web.Setup;

namespace Clinic.Tests.Scenarios;

/// <summary>A therapist looks through what there is to assign.</summary>
public sealed class LibraryTests(StorageProvider provider) : Scenario(provider)
{
    [TestCase("/library?q=storm", "When the storm hits")]
    [TestCase("/library?q=tormenta", "When the storm hits")]
    [TestCase("/library?kind=QuestionSet&intensity=Light", "Weekly check-in")]
    [TestCase("/library?kind=Pathway&audience=PartnerWhoCausedHarm&q=couple", "Pathway for a couple")]
    public async Task It_is_found_by_words_of_either_language_and_by_what_it_is(string address, string title)
    {
        var page = await (await Portal.SignInAsync()).OpenAsync(address);

        Assert.That(page.All(".shelf li a:first-of-type"), Does.Contain(title));
    }

    [Test]
    public async Task Filters_leave_out_what_does_not_fit()
    {
        var browser = await Portal.SignInAsync();

        var heavy = await browser.OpenAsync("/library?kind=Module&intensity=Heavy");
        var none = await browser.OpenAsync("/library?q=no+such+words+anywhere");
        var junk = await browser.OpenAsync("/library?kind=Sculpture&audience=7&intensity=x");

        Assert.That(heavy.All(".shelf li div a"), Is.EqualTo(new[] { "Who am I now?" }));
        Assert.That(none.One(".empty"), Does.StartWith("Nothing fits"));
        Assert.That(junk.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_reading_is_shown_as_the_client_sees_it_in_both_languages()
    {
        var browser = await Portal.SignInAsync();
        var english = await browser.OpenAsync($"/library/modules/{await Portal.LibraryItemAsync("what-post-traumatic-relationship-stress-is")}");

        var spanish = await english.FollowAsync("Español");

        Assert.That(english.Heading, Is.EqualTo("What post-traumatic relationship stress is"));
        Assert.That(english.All(".reading h2"), Does.Contain("A word to use with care"));
        Assert.That(english.One("[role=note]"), Does.StartWith("PTRS is a proposed syndrome, not a DSM diagnosis."));
        Assert.That(english.Main, Does.Contain("From Shattered Trust to Renewed Connection").And.Contain("Version 1"));
        Assert.That(spanish.Document.QuerySelector("article")!.GetAttribute("lang"), Is.EqualTo("es"));
        Assert.That(spanish.All(".reading h3"), Does.Contain("Algo que probar").And.Not.Contain("Something to try"));
        Assert.That(spanish.Heading, Is.Not.EqualTo(english.Heading));
    }

    [Test]
    public async Task All_questions_of_a_set_can_be_read_before_it_is_assigned()
    {
        var page = await (await Portal.SignInAsync()).OpenAsync($"/library/question-sets/{await Portal.LibraryItemAsync(Portal.WeeklyCheckIn)}?language=xx");

        Assert.That(page.All(".asked > li"), Has.Count.EqualTo(7));
        Assert.That(page.One(".asked"), Does.Contain("All in all, how was your week?").And.Contain("Scale, 0 to 10").And.Contain("Safety: never in a joint view"));
    }

    [Test]
    public async Task Assigning_from_the_library_chooses_it_in_the_form()
    {
        var client = await Portal.EnrolClientAsync();
        var item = await Portal.LibraryItemAsync(Portal.Reading);

        var pick = await (await (await Portal.SignInAsync()).OpenAsync($"/library/modules/{item}")).FollowAsync("Assign");
        var form = await pick.FollowAsync(client.Name);

        Assert.That(form.Document.QuerySelector("input[name=Items][checked]")!.GetAttribute("value"), Is.EqualTo($"{item}"));
    }

    [Test]
    public async Task The_first_steps_of_a_pathway_are_chosen_in_the_form()
    {
        var client = await Portal.EnrolClientAsync();
        var list = await (await Portal.SignInAsync()).OpenAsync("/library?kind=Pathway");
        var pathway = await list.FollowAsync("Pathway for the betrayed partner");

        var form = await (await pathway.FollowAsync("Assign the first steps")).FollowAsync(client.Name);

        Assert.That(pathway.All("tbody tr")[0], Does.Contain("At once"));
        Assert.That(pathway.All("tbody tr"), Has.Count.EqualTo(9));
        Assert.That(form.Document.QuerySelectorAll("input[name=Items][checked]"), Has.Length.EqualTo(pathway.All("tbody tr").Count(r => r.Contains("At once", StringComparison.Ordinal))));
    }

    [Test]
    public async Task A_couples_pathway_is_assigned_to_each_partner_apart()
    {
        var pathway = await (await (await Portal.SignInAsync()).OpenAsync("/library?kind=Pathway")).FollowAsync("Pathway for a couple");

        Assert.That(pathway.All(".form-acts a"), Is.EqualTo(new[] { "Assign the first steps: betrayed partner", "Assign the first steps: partner who caused the harm" }));
    }

    [TestCase("modules")]
    [TestCase("question-sets")]
    [TestCase("pathways")]
    public async Task What_is_not_there_is_not_found(string kind)
    {
        var page = await (await Portal.SignInAsync()).OpenAsync($"/library/{kind}/{Guid.NewGuid()}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}

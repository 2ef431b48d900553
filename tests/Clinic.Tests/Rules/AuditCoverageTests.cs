using Clinic.Audit;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Clinic.Tests.Rules;

/// <summary>Whatever is done, and whatever of a client's file is looked at, is told in the audit trail. What is not says here why.</summary>
[Category("Rules"), Parallelizable]
public sealed class AuditCoverageTests
{
    private static readonly Dictionary<string, string> ActsWithoutEntry = new()
    {
        ["Answers.Update"] = "autosave: each save is a revision of its own; the first one of a homework and its handing in have entries",
        ["Questions.Update"] = "the same without scripts",
        ["FreshLinks.Create"] = "nobody is known who asks; the link that is made has an entry",
        ["Again.Create"] = "as above",
        ["Leave.Create"] = "ends a visit at once, whatever else is slow",
        ["Stops.Create"] = "ends a visit",
        ["Tokens.Create"] = "gives a form a new token and changes nothing",
        ["Previews.Create"] = "shows a form's own words and changes nothing",
        ["PagePreviews.Create"] = "shows a form's own words and changes nothing",
        ["Authenticators.Edit"] = "shows a new key, which is in use only once it is confirmed; that has its entry",
        ["SecondStep.Create"] = "through the staff door, which writes the entry",
    };

    private static readonly Dictionary<string, string> LooksWithoutEntry = new()
    {
        ["Home.Index"] = "names and states of the own caseload, no words",
        ["Clients.Index"] = "names of the own caseload, no words",
        ["Clients.New"] = "an empty form",
        ["Couples.Index"] = "names of the own caseload, no words",
        ["Couples.New"] = "names to choose from",
        ["Assignments.Index"] = "names and states, no words",
        ["Assignments.New"] = "names and library items to choose from",
        ["Alerts.Index"] = "names and kinds of alert, no words",
        ["Notices.Index"] = "names and states of mails, no words",
        ["Sessions.Index"] = "names and times",
        ["Sessions.New"] = "names to choose from",
        ["Disclosures.New"] = "an empty form",
        ["Destructions.New"] = "a title's day, before an act that has its entry",
        ["Discharges.New"] = "a name and counts, before an act that has its entry",
        ["Pins.New"] = "a name, before an act that has its entry",
        ["Pins.Details"] = "shows once what was set a moment ago, which has its entry",
        ["InSessionVisits.New"] = "a name, before an act that has its entry",
        ["Reminders.New"] = "names and states, before an act that has its entry",
        ["PagePreviews.Details"] = "library items as a client sees them, no words of one",
        ["Erasures.Index"] = "numbers that lead to nobody",
        ["Erasures.Details"] = "a number that leads to nobody",
        ["Mailbox.Index"] = "development only",
        ["Mailbox.Details"] = "development only",
    };

    private static readonly string[] OfClients =
        ["/clients", "/couples", "/assignments", "/answers", "/alerts", "/notices", "/sessions", "/erasures", "/mailbox", "/opened", "/trail"];

    [Test]
    public async Task Every_act_writes_an_entry_or_says_why_not()
    {
        await using var portal = await Portal.StartAsync();
        var silent = portal.Routes.Where(r => r.IsPost && !r.IsGet && Action(r) is not null).Where(r => !IsTold(r)).Select(Name).Distinct();

        Assert.That(silent.Where(name => !ActsWithoutEntry.ContainsKey(name)), Is.Empty);
    }

    [Test]
    public async Task Every_look_into_a_file_writes_an_entry_or_says_why_not()
    {
        await using var portal = await Portal.StartAsync();
        var silent = portal.Routes.Where(r => r.IsGet && Action(r) is not null && r.Policies.Contains(Policies.Therapist)
            && (r.Pattern == "/" || OfClients.Any(start => r.Pattern.StartsWith(start, StringComparison.Ordinal)))).Where(r => !IsTold(r)).Select(Name).Distinct();

        Assert.That(silent.Where(name => !LooksWithoutEntry.ContainsKey(name)), Is.Empty);
    }

    [Test]
    public void The_reading_of_code_finds_calls_and_only_those()
    {
        var acts = typeof(Clinic.Web.Features.Clients.ClientsController);

        Assert.That(CallGraph.Reaches(acts.GetMethod("Create")!, IsEntry), Is.True);
        Assert.That(CallGraph.Reaches(acts.GetMethod("New")!, IsEntry), Is.False);
    }

    private static bool IsTold(Route route) => CallGraph.Reaches(Action(route)!.MethodInfo, IsEntry);

    private static bool IsEntry(System.Reflection.MethodBase method) => method.DeclaringType == typeof(AuditTrail) && method.Name is "Therapist" or "Client" or "System";

    private static ControllerActionDescriptor? Action(Route route) => route.Endpoint.Metadata.GetMetadata<ControllerActionDescriptor>();

    private static string Name(Route route) => $"{Action(route)!.ControllerName}.{Action(route)!.ActionName}";
}

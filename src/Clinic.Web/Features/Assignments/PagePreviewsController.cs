using Clinic.Clients;
using Clinic.Library;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Assignments;

/// <summary>The client's page as the client will see it: note, list, reading and questions, in their language.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("assignments")]
public sealed class PagePreviewsController(SignedInTherapist me, Shelf shelf) : Controller
{
    private const string Page = "~/Features/Assignments/Preview.cshtml";

    [HttpGet("{id:guid}/preview")]
    public async Task<IActionResult> Details(Guid id)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        var client = await me.Caseload.ClientAsync(assignment.ClientId);
        return View(Page, await PageAsync(client, assignment.Items.Select(i => i.VersionId), assignment.DueOn, assignment.Note?.Text, $"/assignments/{id}"));
    }

    /// <summary>Of a form that is not sent yet. A POST, because a note must not stand in an address.</summary>
    [HttpPost("preview/page")]
    public async Task<IActionResult> Create(AssignmentForm form)
    {
        var client = await me.Caseload.ClientAsync(form.Client);
        return View(Page, await PageAsync(client, form.Items.Distinct(), form.ChosenDueOn, form.Note, null));
    }

    private async Task<PreviewPage> PageAsync(Client client, IEnumerable<Guid> versionIds, DateOnly? dueOn, string? note, string? back)
    {
        var items = new List<PreviewItem>();
        foreach (var id in versionIds)
        {
            if (await shelf.FindModuleAsync(id) is { } module)
                items.Add(new PreviewItem(module, null));
            else if (await shelf.FindQuestionSetAsync(id) is { } set)
                items.Add(new PreviewItem(null, set));
        }
        return new PreviewPage(client, items, dueOn is { } due ? $"To look at by {new LocalClock(client.TimeZone, me.Now).Day(due)}. " : "", note, back);
    }
}

/// <param name="Back">Where the preview was opened from; null in a tab of its own.</param>
public sealed record PreviewPage(Client Client, IReadOnlyList<PreviewItem> Items, string DueWords, string? Note, string? Back)
{
    public string Language => Client.Language;
}

/// <summary>One of the two.</summary>
public sealed record PreviewItem(ModuleVersion? Module, QuestionSetVersion? Set);

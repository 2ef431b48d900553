using Clinic.Assignments;
using Clinic.Audit;
using Clinic.Clients;
using Clinic.Library;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Assignments;

[Authorize(Policy = Policies.Therapist)]
[Route("assignments")]
public sealed class AssignmentsController(SignedInTherapist me, AssignDesk desk, NoticeBook notices, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AssignmentFilter filter, [FromServices] AssignmentList list) => View(await list.PageAsync(filter));

    [HttpGet("new")]
    public async Task<IActionResult> New(AssignmentForm form, Guid? couple, string? q)
    {
        ModelState.Clear();
        if (form.Client == Guid.Empty)
            return View("Pick", await desk.PickAsync(form.Items, couple, q));
        return View(await desk.FreshAsync(form, await me.Caseload.ClientAsync(form.Client)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(AssignmentForm form, [FromServices] Shelf shelf)
    {
        var client = await me.Caseload.ClientAsync(form.Client);
        if (await me.Caseload.FindAssignmentAsync(form.Key) is { } sent)
            return LocalRedirect($"/assignments/{sent.Id}");
        var chosen = (await shelf.ItemsAsync()).Where(i => form.Items.Contains(i.VersionId)).OrderBy(i => form.Items.IndexOf(i.VersionId)).ToList();
        if (Written(form, client, chosen) is not { } assignment)
            return View(nameof(New), await desk.PageAsync(form, client));
        me.Caseload.Add(assignment);
        notices.Open(assignment, client, await me.PracticeAsync());
        audit.Therapist(me.Id, AuditAction.HomeworkAssigned, client.Id, assignment.Id);
        await me.Caseload.SaveOnceAsync(assignment);
        this.Flash($"Homework {(form.Send == SendChoice.Now ? "sent to" : "planned for")} {client.PreferredName.Text}: {string.Join(", ", chosen.Select(i => i.Title))}.");
        return LocalRedirect($"/assignments/{assignment.Id}");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, [FromServices] AssignmentReader reader)
    {
        var assignment = await me.Caseload.AssignmentAsync(id);
        audit.Therapist(me.Id, AuditAction.HomeworkViewed, assignment.ClientId, id);
        await me.Caseload.SaveAsync();
        return View(await reader.PageAsync(assignment));
    }

    /// <summary>Null where something stands in the way; it is then said at its field.</summary>
    private Assignment? Written(AssignmentForm form, Client client, List<ShelfItem> chosen)
    {
        foreach (var (field, words) in form.Problems(client, me.Now))
            ModelState.AddModelError(field, words);
        if (form.Items.Distinct().Count() > chosen.Count)
            ModelState.AddModelError(nameof(form.Items), "Something you chose is no longer in the library. Look through the choice again.");
        Assignment? assignment = null;
        if (ModelState.IsValid)
            this.Try("", () => assignment = Assignment.To(client, me.Id, chosen.Select(i => new ChosenItem(i.Kind, i.VersionId)), form.ChosenDueOn!.Value,
                form.Send == SendChoice.Later ? form.SendAt(client, me.Now) : null, form.Note, me.Now, form.Key == Guid.Empty ? null : form.Key));
        return assignment;
    }
}

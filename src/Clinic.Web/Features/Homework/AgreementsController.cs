using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Resources;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Clinic.Web.Features.Homework;

/// <summary>The secrets policy, to read and to sign. Where the client has a PIN, signing asks for it: a link alone must not sign in somebody's name.</summary>
[Authorize(Policy = Policies.Client)]
[Route("homework/{id:guid}/agreement")]
public sealed class AgreementsController(HomeworkPass pass, CouplePass couple, PolicyBook policies, ReleaseBook releases) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid id) => Page(await FindAsync(id));

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, AgreementForm form, [FromServices] IStringLocalizer<ClientTexts> say)
    {
        var found = await FindAsync(id, form);
        if (found.Page.State != AgreementState.Asked)
            return this.SeeOther(HomeworkPaths.Agreement(id));
        if (!pass.Holder.IsProven && found.Client.Pin.IsSet)
            return this.SeeOther(HomeworkPaths.Pin);
        foreach (var (field, words) in form.Problems())
            ModelState.AddModelError(field, say[words]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page(found);
        }
        await SignAsync(id, found, form.Name!);
        return this.SeeOther(HomeworkPaths.Agreement(id));
    }

    private async Task SignAsync(Guid id, Found found, string name)
    {
        await policies.SignByLinkAsync(found.Agreement, await couple.PageAsync(id, AssignmentPurpose.Agreement), found.Client, name, pass.Holder.IsProven);
        await couple.SaveAsync();
        await releases.ShowDueAsync(await couple.CoupleOfAsync(found.Agreement));
        await couple.SaveAsync();
    }

    private async Task<Found> FindAsync(Guid id, AgreementForm? form = null)
    {
        var page = await couple.PageAsync(id, AssignmentPurpose.Agreement);
        var (agreement, version) = await couple.AgreementAsync(id);
        var client = await pass.ClientAsync();
        var clock = new ClientClock(client, pass.Now);
        var isShown = pass.Holder.IsVerified;
        return new Found(agreement, client, new AgreementPage(id, agreement.Id, agreement.State, version.Texts.In(client.Language), version.Number, (await pass.TherapistAsync(page.TherapistId)).FirstName,
            agreement.SignedAt is { } at && isShown ? (clock.Day(at), clock.Time(at), agreement.SignedName!.Text) : null, agreement.TakenBackAt is { } back ? clock.Day(back) : null, form ?? new AgreementForm()));
    }

    private ViewResult Page(Found found) => View(found.Page.State == AgreementState.Asked ? "Agreement" : "AgreementDone", found.Page);

    private sealed record Found(Agreement Agreement, Client Client, AgreementPage Page);
}

/// <param name="Signature">Day, time and name as typed; only in a visit that may see earlier words.</param>
public sealed record AgreementPage(
    Guid Id, Guid AgreementId, AgreementState State, PolicyText Text, int Version, string Therapist, (string Day, string Time, string Name)? Signature, string? TakenBackOn, AgreementForm Form);

public sealed class AgreementForm
{
    public string? Name { get; set; }

    public bool Agreed { get; set; }

    /// <summary>Fields, and the names of the texts that say what is missing.</summary>
    public IEnumerable<(string Field, string Words)> Problems()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return (nameof(Name), "SignNameMissing");
        else if (Name.Trim().Length > Clinic.Couples.Agreement.LongestName)
            yield return (nameof(Name), "SignNameLong");
        if (!Agreed)
            yield return (nameof(Agreed), "SignAgreeMissing");
    }
}

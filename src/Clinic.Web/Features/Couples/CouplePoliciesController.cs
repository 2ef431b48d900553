using Clinic.Audit;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>Which secrets policy holds for the couple, and who has signed it.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/policy")]
public sealed class CouplePoliciesController(CoupleDesk desk, PolicyBook policies, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details(Guid id)
    {
        var head = await desk.LookAsync(id);
        var texts = new Dictionary<SecretsPolicy, PolicyText>();
        foreach (var policy in Enum.GetValues<SecretsPolicy>())
            texts[policy] = (await policies.TextsAsync(policy))["en"];
        return View("Policy", new CouplePolicyPage(head, texts));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, SecretsPolicy? policy)
    {
        var head = await desk.HeadAsync(id);
        if (policy is not { } chosen || !Enum.IsDefined(chosen))
        {
            TempData["Problem"] = "Choose one of the policies.";
            return LocalRedirect($"{head.Url}/policy");
        }
        await policies.ChooseAsync(head.Couple, chosen);
        foreach (var partner in head.Partners)
            audit.Therapist(desk.Me.Id, AuditAction.PolicyChosen, partner.Id, id);
        await desk.File.SaveAsync();
        this.Flash($"{PolicyWords.Called(chosen)} holds for the two from now on. Nothing moves between them until both have signed it.");
        return LocalRedirect($"{head.Url}/policy");
    }
}

/// <param name="Texts">In English, as the practice words them.</param>
public sealed record CouplePolicyPage(CoupleHead Head, IReadOnlyDictionary<SecretsPolicy, PolicyText> Texts);

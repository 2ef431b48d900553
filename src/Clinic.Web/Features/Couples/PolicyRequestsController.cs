using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Couples;

/// <summary>Asks whoever has not signed, each through a link of their own.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("couples/{id:guid}/policy/requests")]
public sealed class PolicyRequestsController(CoupleDesk desk, PolicyBook policies) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var head = await desk.HeadAsync(id);
        var held = new List<string>();
        if (head.Consent.Current is null)
            TempData["Problem"] = "Choose a policy first.";
        else
        {
            foreach (var partner in head.Partners.Where(p => head.Consent.Missing.Contains(p.Id)))
            {
                if (await policies.AskAsync(head.Consent, partner, await desk.Me.PracticeAsync()) is { } reason)
                    held.Add($"{partner.FirstName} was not asked: {reason}");
            }
            await desk.File.SaveAsync();
            this.Flash(held.Count == 0 ? $"{head.MissingNames} will find it behind their own link." : string.Join(' ', held) + " They can sign on your device.");
        }
        return LocalRedirect($"{head.Url}/policy");
    }
}

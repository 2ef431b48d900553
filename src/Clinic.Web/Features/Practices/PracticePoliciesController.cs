using System.ComponentModel.DataAnnotations;
using Clinic.Audit;
using Clinic.Couples;
using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Practices;

/// <summary>The practice's wording of the three secrets policies. A changed text is a new version, and every couple that works under it is asked again.</summary>
[Authorize(Policy = Policies.Therapist)]
[Route("practice/policies")]
public sealed class PracticePoliciesController(SignedInTherapist me, PolicyBook policies, AuditTrail audit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var rows = new List<PolicyRow>();
        foreach (var policy in Enum.GetValues<SecretsPolicy>())
            rows.Add(new PolicyRow(policy, (await policies.CurrentAsync(policy))?.Number, await policies.TextsAsync(policy)));
        return View("Policies", rows);
    }

    [HttpGet("{policy}/edit"), Authorize(Policy = Policies.Owner)]
    public async Task<IActionResult> Edit(SecretsPolicy policy)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(policy))
            return NotFound();
        var texts = await policies.TextsAsync(policy);
        return View("Policy", new PolicyForm { Policy = policy, TitleEn = texts["en"].Title, BodyEn = texts["en"].Body, TitleEs = texts["es"].Title, BodyEs = texts["es"].Body });
    }

    [HttpPost("{policy}"), Authorize(Policy = Policies.Owner)]
    public async Task<IActionResult> Update(SecretsPolicy policy, PolicyForm form)
    {
        form.Policy = policy;
        if (!Enum.IsDefined(policy))
            return NotFound();
        if (!ModelState.IsValid)
            return View("Policy", form);
        var practice = await me.PracticeAsync();
        var couples = await policies.PublishAsync(policy, form.Texts, practice);
        audit.Therapist(me.Id, AuditAction.PolicyPublished, objectId: practice.Id);
        await me.Caseload.SaveAsync();
        this.Flash(couples == 0 ? "Published as a new version." : $"Published as a new version. {Counted.Of(couples, "couple is", "couples are")} asked to sign it, and nothing moves between partners until both have.");
        return LocalRedirect("/practice/policies");
    }
}

/// <param name="Number">Of the current version; null while the portal's own wording stands unused.</param>
public sealed record PolicyRow(SecretsPolicy Policy, int? Number, IReadOnlyDictionary<string, PolicyText> Texts);

public sealed class PolicyForm
{
    public SecretsPolicy Policy { get; set; }

    [Required(ErrorMessage = "Give the English text a title"), StringLength(PolicyVersion.LongestTitle)]
    public string? TitleEn { get; set; }

    [Required(ErrorMessage = "Write the English text"), StringLength(PolicyVersion.LongestBody)]
    public string? BodyEn { get; set; }

    [Required(ErrorMessage = "Give the Spanish text a title"), StringLength(PolicyVersion.LongestTitle)]
    public string? TitleEs { get; set; }

    [Required(ErrorMessage = "Write the Spanish text"), StringLength(PolicyVersion.LongestBody)]
    public string? BodyEs { get; set; }

    internal IReadOnlyDictionary<string, PolicyText> Texts => new Dictionary<string, PolicyText> { ["en"] = new(TitleEn!.Trim(), BodyEn!.Trim()), ["es"] = new(TitleEs!.Trim(), BodyEs!.Trim()) };
}

using Clinic.Library;
using Clinic.Web.Features.Library;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Pathways;

[Authorize(Policy = Policies.Therapist)]
[Route("library/pathways")]
public sealed class PathwaysController(Shelf shelf) : Controller
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, string? language)
    {
        if (await shelf.FindPathwayAsync(id) is not { } pathway)
            return NotFound();
        var items = (await shelf.ItemsAsync()).ToDictionary(i => i.Key);
        return View(new PathwayPage(pathway, LibraryWords.Known(pathway.Texts.ByLanguage.Keys, language), [.. pathway.Steps.Select(s => new StepRow(s, items.GetValueOrDefault(s.Item)))]));
    }
}

/// <param name="Item">Null where it was archived since.</param>
public sealed record StepRow(PathwayStep Step, ShelfItem? Item);

public sealed record PathwayPage(Pathway Pathway, string Language, IReadOnlyList<StepRow> Steps)
{
    public PathwayText Text => Pathway.Texts.In(Language);

    /// <summary>One button for one role, two where the pathway is for a couple: each partner is assigned their own.</summary>
    public IEnumerable<(string Words, string Address)> FirstSteps()
    {
        if (Pathway.For != PathwayFor.Couple)
            yield return ("Assign the first steps", AddressFor(_ => true));
        else
            foreach (var role in new[] { StepRole.BetrayedPartner, StepRole.PartnerWhoCausedHarm })
                yield return ($"Assign the first steps: {role.Said().ToLowerInvariant()}", AddressFor(s => s.Role == role || s.Role == StepRole.Both));
    }

    private string AddressFor(Func<PathwayStep, bool> isTheirs) => "/assignments/new" + Microsoft.AspNetCore.Http.QueryString.Create(
        Steps.Where(s => s.Step.Release == StepRelease.AtOnce && isTheirs(s.Step) && s.Item is not null).Select(s => KeyValuePair.Create("items", (string?)s.Item!.VersionId.ToString())));
}

using Clinic.Library;
using Clinic.Web.Features.Library;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Modules;

[Authorize(Policy = Policies.Therapist)]
[Route("library/modules")]
public sealed class ModulesController(Shelf shelf) : Controller
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, string? language) =>
        await shelf.FindModuleAsync(id) is { } version ? View(new ModulePage(version, LibraryWords.Known(version.Texts.ByLanguage.Keys, language))) : NotFound();
}

public sealed record ModulePage(ModuleVersion Version, string Language)
{
    public ModuleText Text => Version.Texts.In(Language);

    /// <summary>PTRS is a proposed syndrome: whoever reads the word here reads that too.</summary>
    public bool NamesProposedSyndrome => Text.Body.Contains("PTRS", StringComparison.Ordinal);
}

using Clinic.Library;
using Clinic.Web.Features.Library;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.QuestionSets;

[Authorize(Policy = Policies.Therapist)]
[Route("library/question-sets")]
public sealed class QuestionSetsController(Shelf shelf) : Controller
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, string? language) =>
        await shelf.FindQuestionSetAsync(id) is { } version ? View(new QuestionSetPage(version, LibraryWords.Known(version.Texts.ByLanguage.Keys, language))) : NotFound();
}

public sealed record QuestionSetPage(QuestionSetVersion Version, string Language)
{
    public QuestionSetText Text => Version.Texts.In(Language);
}

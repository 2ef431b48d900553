using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Library;

[Authorize(Policy = Policies.Therapist)]
[Route("library")]
public sealed class LibraryController(LibraryReader reader) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(LibraryFilter filter) => View(await reader.PageAsync(filter));
}

using Clinic.Web.Plumbing;
using Clinic.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Mailbox;

/// <summary>Development only: the mails that would have left, to be read without a mail server.</summary>
[AllowAnonymous, OnlyInDevelopment]
[Route("mailbox")]
public sealed class MailboxController(PickupBox box) : Controller
{
    private const int PageSize = 25;

    [HttpGet("")]
    public IActionResult Index(int page = 1)
    {
        var names = box.Names();
        var paging = new Paging(Math.Clamp(page, 1, Math.Max(1, (names.Count + PageSize - 1) / PageSize)), PageSize, names.Count);
        return View(new MailboxPage(box.Rows(names.Skip((paging.Page - 1) * PageSize).Take(PageSize)), paging, box.Folder));
    }

    [HttpGet("{name}")]
    public IActionResult Details(string name, string? view) => box.Read(name) is { } letter
        ? View(letter with { View = view is "html" or "raw" ? view : "text" })
        : NotFound();
}

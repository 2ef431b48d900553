using Clinic.Web.Features.Homework;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Clinic.Web.Features.Errors;

/// <summary>Says what happened in words and an id to quote; never a trace.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[Route("error")]
public sealed class ErrorsController : Controller
{
    [Route("{status:int?}")]
    public IActionResult Details(int status = StatusCodes.Status500InternalServerError)
    {
        Response.StatusCode = status is >= 400 and <= 599 ? status : StatusCodes.Status500InternalServerError;
        if (ClientSide.Is(OriginalPath))
            return View("/Features/Homework/Problem.cshtml", new ProblemPage(Response.StatusCode, HttpContext.TraceIdentifier));
        return View(new ErrorPage(Response.StatusCode, HttpContext.TraceIdentifier));
    }

    private PathString OriginalPath =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "/";
}

public sealed record ErrorPage(int Status, string Id)
{
    public string Heading => Status switch
    {
        404 => "This page does not exist",
        403 => "This page is not for this account",
        400 => "The page could not be read",
        409 => "Somebody changed this in the meantime",
        429 => "Too many tries in a short time",
        _ => "Something went wrong on our side",
    };

    public string Advice => Status switch
    {
        404 => "The address may be mistyped, or what it showed has been moved. Nothing has been lost.",
        403 => "Ask the owner of the practice if you think that it should be.",
        400 => "It may have been open for too long. Go back, reload the page and try again.",
        409 => "Go back, reload the page to see how it stands now, and try again. Nothing was overwritten.",
        429 => "Wait a minute, then try again.",
        _ => "It has been noted. What you had saved is kept. Try again in a minute.",
    };
}

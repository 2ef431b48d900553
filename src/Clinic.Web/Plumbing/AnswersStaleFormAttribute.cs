using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web.Plumbing;

/// <summary>A form whose token has gone stale (the browser was restarted) is told to knock again, so that its words can still be saved.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersStaleFormAttribute : Attribute, IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = new ObjectResult(new { again = "/homework/token", pin = false }) { StatusCode = StatusCodes.Status403Forbidden };
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

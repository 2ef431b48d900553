using Clinic.Assignments;
using Clinic.Therapists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Plumbing;

/// <summary>What is not yours does not exist; what changed under your hands is a conflict.</summary>
public sealed class ProblemFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        context.Result = context.Exception switch
        {
            NotInCaseload or NotInPass => new NotFoundResult(),
            DbUpdateConcurrencyException => new StatusCodeResult(StatusCodes.Status409Conflict),
            _ => null,
        };
    }
}

using Clinic.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web.Features.Mailbox;

/// <summary>Elsewhere the page does not exist, whatever the configuration says.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnlyInDevelopmentAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (!services.GetRequiredService<IHostEnvironment>().IsDevelopment() || services.GetRequiredService<PortalSettings>().MailMode != MailMode.Pickup)
            context.Result = new NotFoundResult();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
        // Nothing is left to do.
    }
}

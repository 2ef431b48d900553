using System.Globalization;
using Clinic.Alerts;
using Clinic.Assignments;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Plumbing;

/// <summary>Fills what the layouts show around every page, and speaks the client's language from here on.</summary>
public sealed class ShellFilter(TherapistShell desk, ClientShell page) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (context.HttpContext.User.HasClaim(c => c.Type == HomeworkPassScheme.ClientClaim))
            await FillPageAsync(services.GetRequiredService<HomeworkPass>());
        else if (context.HttpContext.User.HasClaim(c => c.Type == TherapistClaims.Practice))
            await FillDeskAsync(services.GetRequiredService<SignedInTherapist>());
        await next();
    }

    private async Task FillDeskAsync(SignedInTherapist me)
    {
        desk.PracticeName = (await me.PracticeAsync()).Name;
        desk.TherapistName = (await me.AccountAsync()).DisplayName;
        desk.OpenAlerts = await me.Caseload.Alerts.CountAsync(a => a.Status == AlertStatus.Open);
    }

    private async Task FillPageAsync(HomeworkPass pass)
    {
        var practice = await pass.PracticeAsync();
        page.Fill(practice);
        page.Language = (await pass.ClientAsync()).Language;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(page.Language);
    }
}

internal static class ClientShellFilling
{
    public static void Fill(this ClientShell page, Clinic.Practices.Practice practice)
    {
        page.PracticeName = practice.SenderName;
        (page.DangerNumber, page.TalkNumber, page.ExitUrl) = (practice.DangerNumber, practice.TalkNumber, practice.ExitUrl);
    }
}

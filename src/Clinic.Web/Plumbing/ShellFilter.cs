using Clinic.Alerts;
using Clinic.Assignments;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Plumbing;

/// <summary>Fills what the layouts show around every page.</summary>
public sealed class ShellFilter(TherapistShell desk, ClientShell page, FrontDoor front) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        if (context.HttpContext.User.HasClaim(c => c.Type == HomeworkPassScheme.ClientClaim))
            await FillPageAsync(services.GetRequiredService<HomeworkPass>());
        else if (!ClientSide.Is(context.HttpContext) && context.HttpContext.User.HasClaim(c => c.Type == TherapistClaims.Practice))
            await FillDeskAsync(services.GetRequiredService<SignedInTherapist>());
        else
            front.Fill(page);
        await next();
    }

    private async Task FillDeskAsync(SignedInTherapist me)
    {
        var practice = await me.PracticeAsync();
        front.Learn(practice);
        desk.PracticeName = practice.Name;
        var account = await me.AccountAsync();
        (desk.TherapistName, desk.Role) = (account.DisplayName, account.Role);
        if (desk.HasClients)
            desk.OpenAlerts = await me.Caseload.Alerts.CountAsync(a => a.Status == AlertStatus.Open);
    }

    private async Task FillPageAsync(HomeworkPass pass)
    {
        var practice = await pass.PracticeAsync();
        front.Learn(practice);
        page.Fill(practice);
        page.Language = (await pass.ClientAsync()).Language;
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

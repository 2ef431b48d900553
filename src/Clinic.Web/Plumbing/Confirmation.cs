using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Clinic.Therapists;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Clinic.Web.Plumbing;

/// <summary>
/// That the account's owner has just typed the password, and is not somebody at an open screen. Held in a cookie for five minutes; it ends
/// with the account's security stamp, so with a change of password too.
/// </summary>
public sealed class Confirmation(Cookies cookies, IDataProtectionProvider protection, IHttpContextAccessor http, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private const string StampClaim = "AspNet.Identity.SecurityStamp";

    private readonly IDataProtector protector = protection.CreateProtector("Clinic.Confirmation.v1");

    public void Note(Therapist account) =>
        Context.Response.Cookies.Append(cookies.Confirmed, protector.Protect($"{account.Id:N}|{account.SecurityStamp}|{clock.GetUtcNow().UtcTicks}"), cookies.ForConfirmation(Lasts));

    public bool IsFresh
    {
        get
        {
            var user = Context.User;
            return Read() is [var id, var stamp, var ticks] && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var who) && id == who.ToString("N")
                && stamp == user.FindFirstValue(StampClaim)
                && clock.GetUtcNow().UtcTicks - long.Parse(ticks, CultureInfo.InvariantCulture) is >= 0 and var age && age <= Lasts.Ticks;
        }
    }

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private string[] Read()
    {
        try
        {
            return Context.Request.Cookies[cookies.Confirmed] is { Length: > 0 } value ? protector.Unprotect(value).Split('|') : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}

/// <summary>The password is asked for before this, unless it was within five minutes. An act so guarded has a page of the same address, to which the person returns.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ConfirmedLatelyAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>After the check of the form's token, so that a forged post learns nothing.</summary>
    public int Order => 2000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (context.HttpContext.RequestServices.GetRequiredService<Confirmation>().IsFresh)
            return;
        var to = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.Value : request.Path.Value;
        context.Result = new LocalRedirectResult($"/account/confirmation?to={Uri.EscapeDataString(to ?? "/")}");
    }
}

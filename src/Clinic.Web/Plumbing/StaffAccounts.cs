using Clinic.Data;
using Clinic.Therapists;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Plumbing;

/// <summary>Asks the domain whether a password will do, with what a stranger could know about its owner.</summary>
public sealed class TherapistPasswords(ClinicContext db) : IPasswordValidator<Therapist>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<Therapist> manager, Therapist user, string? password)
    {
        var practice = await db.Practices.Where(p => p.Id == user.PracticeId).Select(p => p.Name).FirstOrDefaultAsync() ?? "";
        return PasswordRules.WhyRefused(password ?? "", user.DisplayName, user.Email ?? "", practice) is { } why
            ? IdentityResult.Failed(new IdentityError { Code = nameof(TherapistPasswords), Description = why })
            : IdentityResult.Success;
    }
}

/// <summary>Identity's complaints in our words.</summary>
public sealed class AccountWords : IdentityErrorDescriber
{
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail), "There is already an account with this e-mail address.");

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateEmail), "There is already an account with this e-mail address.");

    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail), "This does not look like an e-mail address.");

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidEmail), "This does not look like an e-mail address.");

    private static IdentityError Say(string code, string words) => new() { Code = code, Description = words };
}

/// <summary>The mark on an account whose password was chosen by somebody else: until it is changed, no other page opens.</summary>
public sealed class InitialPassword : IAsyncAuthorizationFilter
{
    public const string Claim = "initial-password";

    private static readonly string[] Allowed = ["/account/password", "/sign-out", "/sign-in", "/denied", "/error"];

    public Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (context.HttpContext.User.HasClaim(c => c.Type == Claim) && !Array.Exists(Allowed, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            context.Result = new LocalRedirectResult("/account/password");
        return Task.CompletedTask;
    }
}

/// <summary>Where somebody lands who is not signed in (any more).</summary>
public static class StaffChallenge
{
    public static Task LeadToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A part of a page that reloads itself must not receive the sign-in page, and a posted form cannot be opened again by its address.
        if (context.Request.Headers.ContainsKey("HX-Request"))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(HttpMethods.IsGet(context.Request.Method) && context.Request.Path != "/" ? context.RedirectUri : "/sign-in");
        return Task.CompletedTask;
    }
}

using System.Security.Claims;
using Clinic.Data;
using Clinic.Therapists;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Clinic.Web.Plumbing;

/// <summary>
/// Accounts are looked up before it is known whose practice they belong to: here, and only here, the practice filter is lifted.
/// Authenticator keys and recovery codes are kept protected: a copy of the database does not hold the second step.
/// </summary>
public sealed class TherapistStore(ClinicContext db, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Therapist, ClinicContext, Guid>(db, describer)
{
    public override IQueryable<Therapist> Users => base.Users.IgnoreQueryFilters([ClinicContext.PracticeFilter]);

    public override Task<Therapist?> FindByIdAsync(string userId, CancellationToken cancel = default) =>
        Guid.TryParse(userId, out var id) ? Users.SingleOrDefaultAsync(t => t.Id == id, cancel) : Task.FromResult<Therapist?>(null);

    public override Task SetTokenAsync(Therapist user, string loginProvider, string name, string? value, CancellationToken cancel) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : Protector(user, name).Protect(value), cancel);

    public override async Task<string?> GetTokenAsync(Therapist user, string loginProvider, string name, CancellationToken cancel) =>
        await base.GetTokenAsync(user, loginProvider, name, cancel) is { } value ? Protector(user, name).Unprotect(value) : null;

    private IDataProtector Protector(Therapist user, string name) => protection.CreateProtector("Clinic.TherapistToken.v1", user.Id.ToString("N"), name);
}

/// <summary>Refuses disabled accounts, also in sessions that are already open.</summary>
public sealed class TherapistSignIn(
    UserManager<Therapist> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Therapist> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Therapist>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Therapist> confirmation)
    : SignInManager<Therapist>(users, context, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Therapist user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    public override async Task<Therapist?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { DisabledAt: null } user ? user : null;
}

public sealed class TherapistClaims(UserManager<Therapist> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Therapist>(users, options)
{
    public const string Practice = "practice";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Therapist user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Practice, user.PracticeId.ToString()));
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role.ToString()));
        return identity;
    }
}

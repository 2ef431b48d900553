using System.Security.Claims;
using Clinic.Audit;
using Clinic.Data;
using Clinic.Therapists;
using Microsoft.AspNetCore.Identity;

namespace Clinic.Web.Plumbing;

public enum DoorAnswer { Refused, SecondStep, In }

/// <summary>Lets staff in. Every way of being refused has the same words and takes about the same time.</summary>
public sealed class StaffDoor(
    SignInManager<Therapist> signIn, UserManager<Therapist> users, NobodysPassword nobody, PracticeScope scope, AuditTrail audit, ClinicContext db)
{
    private const string OwnTokens = "Portal";
    private const string LastCode = "LastCode";

    public async Task<DoorAnswer> KnockAsync(string email, string password)
    {
        var account = await users.FindByEmailAsync(email);
        if (account is null || !await signIn.CanSignInAsync(account) || await users.IsLockedOutAsync(account) || password.Length > PasswordRules.MaxLength)
        {
            nobody.Verify(password);
            return DoorAnswer.Refused;
        }
        scope.Set(account.PracticeId);
        return await OutcomeAsync(account, await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true));
    }

    /// <summary>Whether somebody has passed the first step and is expected at the second.</summary>
    public async Task<bool> IsExpectedAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <param name="code">Six digits of the authenticator, or one of the recovery codes.</param>
    public async Task<DoorAnswer> ConfirmAsync(string code)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account || !await signIn.CanSignInAsync(account) || await users.IsLockedOutAsync(account))
            return DoorAnswer.Refused;
        scope.Set(account.PracticeId);
        var plain = string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return await OutcomeAsync(account, plain.Length == 6 && plain.All(char.IsAsciiDigit)
            ? await ByAuthenticatorAsync(account, plain)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(plain.Length == 10 ? plain.Insert(5, "-") : plain));
    }

    /// <summary>Lets in whoever has just been given the account.</summary>
    public async Task EnterAsync(Therapist account)
    {
        await signIn.SignInAsync(account, isPersistent: false);
        await OutcomeAsync(account, SignInResult.Success);
    }

    public async Task LeaveAsync(ClaimsPrincipal user)
    {
        if (scope.IsSet && Guid.TryParse(users.GetUserId(user), out var id))
        {
            audit.Therapist(id, AuditAction.SignedOut);
            await db.SaveChangesAsync();
        }
        await signIn.SignOutAsync();
    }

    /// <summary>A code works once, although its time has not run out: whoever looked over a shoulder gets nothing.</summary>
    private async Task<SignInResult> ByAuthenticatorAsync(Therapist account, string code)
    {
        if (await users.GetAuthenticationTokenAsync(account, OwnTokens, LastCode) == code)
        {
            await users.AccessFailedAsync(account);
            return SignInResult.Failed;
        }
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
            await users.SetAuthenticationTokenAsync(account, OwnTokens, LastCode, code);
        return result;
    }

    private async Task<DoorAnswer> OutcomeAsync(Therapist account, SignInResult result)
    {
        if (result.Succeeded)
            audit.Therapist(account.Id, AuditAction.SignedIn);
        else if (result.IsLockedOut)
            audit.Therapist(account.Id, AuditAction.AccountLocked);
        else if (!result.RequiresTwoFactor)
            audit.Therapist(account.Id, AuditAction.SignInRefused);
        await db.SaveChangesAsync();
        return result.Succeeded ? DoorAnswer.In : result.RequiresTwoFactor ? DoorAnswer.SecondStep : DoorAnswer.Refused;
    }
}

/// <summary>A password that opens nothing: checking it takes as long as checking a real one, so that time does not tell whether an account exists.</summary>
public sealed class NobodysPassword(IServiceScopeFactory scopes)
{
    private readonly Lazy<string> hash = new(() => With(scopes, hasher => hasher.HashPassword(Nobody, Guid.NewGuid().ToString("N"))));

    private static readonly Therapist Nobody = Therapist.Join(Guid.Empty, "", "", TherapistRole.Assistant, "", DateTime.UnixEpoch);

    public void Verify(string password) =>
        With(scopes, hasher => hasher.VerifyHashedPassword(Nobody, hash.Value, password[..Math.Min(password.Length, PasswordRules.MaxLength)]));

    private static T With<T>(IServiceScopeFactory scopes, Func<IPasswordHasher<Therapist>, T> act)
    {
        using var scope = scopes.CreateScope();
        return act(scope.ServiceProvider.GetRequiredService<IPasswordHasher<Therapist>>());
    }
}

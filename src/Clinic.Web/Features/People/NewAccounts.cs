using System.Security.Claims;
using System.Security.Cryptography;
using Clinic.Audit;
using Clinic.Data;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.People;

/// <summary>Gives a colleague a password that is told once and must be changed at the first sign-in.</summary>
public sealed class NewAccounts(UserManager<Therapist> users, AuditTrail audit, ClinicContext db)
{
    /// <summary>Nothing that looks or sounds like something else.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public Task<(string Password, IReadOnlyList<string> Problems)> OpenAsync(Therapist colleague, Guid ownerId) =>
        TogetherAsync(colleague, async password =>
        {
            audit.Therapist(ownerId, AuditAction.AccountAdded, objectId: colleague.Id);
            return await users.CreateAsync(colleague, password);
        });

    /// <summary>For one who has lost password or phone: a new password, no second step, and no session that goes on.</summary>
    public Task<(string Password, IReadOnlyList<string> Problems)> RenewAsync(Therapist colleague, Guid ownerId) =>
        TogetherAsync(colleague, async password =>
        {
            audit.Therapist(ownerId, AuditAction.PasswordReset, objectId: colleague.Id);
            await users.SetLockoutEndDateAsync(colleague, null);
            await users.SetTwoFactorEnabledAsync(colleague, false);
            return await users.ResetPasswordAsync(colleague, await users.GeneratePasswordResetTokenAsync(colleague), password);
        });

    private async Task<(string Password, IReadOnlyList<string> Problems)> TogetherAsync(Therapist colleague, Func<string, Task<IdentityResult>> act)
    {
        var password = NewPassword();
        var problems = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var result = await act(password);
            if (result.Succeeded && !(await users.GetClaimsAsync(colleague)).Any(c => c.Type == InitialPassword.Claim))
                result = await users.AddClaimAsync(colleague, new Claim(InitialPassword.Claim, "yes"));
            if (result.Succeeded)
                await transaction.CommitAsync();
            else
                db.ChangeTracker.Clear();
            return result.Errors.Select(e => e.Description).Distinct().ToList();
        });
        return (password, problems);
    }

    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}

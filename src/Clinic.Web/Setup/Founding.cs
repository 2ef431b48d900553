using Clinic.Audit;
using Clinic.Data;
using Clinic.Library;
using Clinic.Practices;
using Clinic.Therapists;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Setup;

/// <summary>Brings a practice into being: itself, its owner, its library. Used by the set-up page and by the demo.</summary>
public sealed class Founding(ClinicContext db, PracticeScope scope, UserManager<Therapist> users, AuditTrail audit, IWebHostEnvironment environment, TimeProvider clock)
{
    public Task<bool> IsDoneAsync(CancellationToken cancel = default) => db.Practices.AnyAsync(cancel);

    /// <returns>What is wrong with the owner's account, in words; empty when all was done.</returns>
    public async Task<IReadOnlyList<string>> FoundAsync(Practice practice, Therapist owner, string password)
    {
        scope.Set(practice.Id);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear(); // the strategy may run this again, and then the library must not be there twice
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Practices.Add(practice);
            new ContentPack(PackFolder).AddTo(db, practice.Id, clock.GetUtcNow().UtcDateTime);
            audit.Therapist(owner.Id, AuditAction.PracticeSetUp, objectId: practice.Id);
            await db.SaveChangesAsync();
            var result = await users.CreateAsync(owner, password);
            if (result.Succeeded)
                await transaction.CommitAsync();
            else
                db.ChangeTracker.Clear();
            return (IReadOnlyList<string>)[.. result.Errors.Select(e => e.Description)];
        });
    }

    /// <summary>The built-in library lies beside the program.</summary>
    private string PackFolder => Path.Combine(Directory.Exists(Path.Combine(environment.ContentRootPath, "Content")) ? environment.ContentRootPath : AppContext.BaseDirectory, "Content", "betrayal-and-repair");
}

/// <summary>What the set-up page asks for, so that nobody but the person at the console can found the practice. Made anew at each start.</summary>
public sealed class SetUpToken
{
    public string Value { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    public bool Accepts(string? given) =>
        System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(given?.Trim() ?? ""), System.Text.Encoding.UTF8.GetBytes(Value));
}

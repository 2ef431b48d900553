using Clinic.Audit;
using Clinic.Data;
using Clinic.Security;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Setup;

/// <summary>Commands for whoever runs the portal. Each says what it did and ends; the answer is the exit code, null where the argument is not there.</summary>
public static class Operator
{
    /// <summary><c>--make-key PATH</c></summary>
    public static int? MakeKey(string[] args)
    {
        var at = Array.IndexOf(args, "--make-key");
        if (at < 0)
            return null;
        if (at + 1 >= args.Length || args[at + 1].StartsWith('-'))
            return Say("Name the file: --make-key /etc/clinic/portal.key", 2);
        try
        {
            KeyFile.Make(args[at + 1]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Say($"No key was made: {failure.Message}", 1);
        }
        return Say($"A new key lies in {Path.GetFullPath(args[at + 1])}, readable by its owner only. Name it in {KeySettings.FileKey}, and keep a copy where the data's backups are not: without it nothing opens.", 0);
    }

    /// <summary><c>--lock-keys</c>: after a change of the key file or certificate, or from a ring in clear.</summary>
    public static int? LockKeys(this IServiceProvider services, string[] args, PortalSettings settings) =>
        args.Contains("--lock-keys") ? Say($"{services.LockKeyRing(settings)} entries of the key ring are locked by the key in use. Keys named in {KeySettings.EarlierKey} are no longer needed for them.", 0) : null;

    /// <summary><c>migrate</c>, <c>--verify-audit</c>, <c>--rotate-keys</c></summary>
    public static async Task<int?> RunAsync(this IServiceProvider services, string[] args, PortalSettings settings) =>
        args.Contains("migrate") ? 0
        : args.Contains("--verify-audit") ? await VerifyAsync(services)
        : args.Contains("--rotate-keys") ? await RotateAsync(services, settings, args.Contains("--client-keys"))
        : null;

    private static async Task<int> VerifyAsync(IServiceProvider services)
    {
        var broken = 0;
        foreach (var (id, name) in await PracticesAsync(services))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<PracticeScope>().Set(id);
            var verdict = await scope.ServiceProvider.GetRequiredService<AuditCheck>().RunAsync();
            broken += verdict.IsWhole ? 0 : 1;
            Say(verdict.IsWhole
                ? $"{name}: whole, {verdict.Entries} entries, {verdict.KeptHeads} heads kept outside agree{(verdict.BeforeChain > 0 ? $", {verdict.BeforeChain} from before the trail was chained" : "")}."
                : $"{name}: BROKEN at entry {verdict.BrokenAt}. {verdict.Why}", 0);
        }
        return broken == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<(Guid Id, string Name)>> PracticesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<ClinicContext>().Practices.AsNoTracking().OrderBy(p => p.Name).ToListAsync()).Select(p => (p.Id, p.Name))];
    }

    private static async Task<int> RotateAsync(IServiceProvider services, PortalSettings settings, bool alsoClientKeys)
    {
        await services.NewRingEntryAsync();
        PortalKeys.WrapAnew(settings.KeysFolder, services.GetRequiredService<IDataProtectionProvider>());
        var care = services.GetRequiredService<KeyCare>();
        if (alsoClientKeys)
            Say($"{await care.RenewAllAsync()} clients seal under a new key; what was sealed before still opens.", 0);
        return Say($"The key ring has a new entry, and {await care.WrapAllAsync()} keys of clients are wrapped by it. Start the other nodes anew, so that they read it.", 0);
    }

    private static int Say(string words, int code)
    {
        (code == 0 ? Console.Out : Console.Error).WriteLine(words);
        return code;
    }
}

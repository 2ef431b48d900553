using Clinic.Benchmarks.Counts;
using Clinic.Benchmarks.Drafts;
using Clinic.Benchmarks.Records;
using Clinic.Benchmarks.Reminders;

namespace Clinic.Benchmarks;

/// <summary>The commands, by their first two words. Each prints its figures and answers 0 where its promise held, 1 where it did not.</summary>
internal static class Commands
{
    private static readonly Dictionary<string, (string Says, Func<Wishes, Task<bool>> Run)> All = new()
    {
        ["canary couples"] = ("200 couples, a marker in every word of each partner: what the other reaches of it beyond a release", Canaries.SpyingPartners.RunAsync),
        ["counts client"] = ("what docs/security.md promises about links, PINs, editors and bad input, counted in full (an hour or so)", ClientCounts.RunAsync),
        ["crash drafts"] = ("kill -9 while clients are typing, again and again: every save that was told as saved is there, word for word", CrashDrafts.RunAsync),
        ["crash reminders"] = ("kill -9 in the middle of mailing, again and again: nothing lost, no second message of the same id beyond what the kills explain", CrashReminders.RunAsync),
        ["crash assign"] = ("kill -9 around the moment of assigning: homework and its mails are there together or not at all", CrashAssign.RunAsync),
        ["assign until-killed"] = ("what 'crash assign' kills", CrashAssign.AssignAsync),
        ["stop reminders"] = ("SIGTERM in the middle of mailing, again and again: nothing lost, nothing twice, a quick end", StopReminders.RunAsync),
        ["minute reminders"] = ("10,000 mails due within one minute: none early, few late", MinuteReminders.RunAsync),
        ["silence reminders"] = ("what silences reminders against a sweep under way: none goes after it", SilenceReminders.RunAsync),
        ["fleet reminders"] = ("several processes on one database: no mail twice", FleetReminders.RunAsync),
        ["mail throughput"] = ("mails a second, against a bare MailKit loop to the same server", MailThroughput.RunAsync),
        ["mail words"] = ("10,000 raw mails searched for names, titles and clinical words", RawMails.RunAsync),
        ["canary portal"] = ("one word in every text of three practices: found nowhere in clear", CanaryProof.RunAsync),
        ["erasure backup"] = ("1,000 clients erased, an older backup restored: nothing readable, nothing left in the files", ErasureProof.RunAsync),
        ["rotation keys"] = ("100,000 clients' keys wrapped anew while pages are read", KeyRotation.RunAsync),
        ["sealed bits"] = ("every bit of 1,000 sealed texts flipped: none opens", SealedProof.BitsAsync),
        ["sealed nonces"] = ("10,000,000 messages under one key: no nonce twice", SealedProof.NoncesAsync),
        ["sealed swaps"] = ("10,000 sealed texts put into other places of the database: none opens", SealedProof.SwapsAsync),
        ["zones reminders"] = ("every time zone, 2024 to 2035: one reminder for each local date", ZoneReminders.RunAsync),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var name = string.Join(' ', args.Take(2));
        if (!All.TryGetValue(name, out var command))
        {
            foreach (var (words, (says, _)) in All)
                Console.WriteLine($"{words,-20} {says}");
            return 2;
        }
        var held = await command.Run(new Wishes(args[2..]));
        Console.WriteLine(held ? "HELD" : "BROKEN");
        return held ? 0 : 1;
    }
}

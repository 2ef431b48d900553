using Clinic.Benchmarks.Reminders;

namespace Clinic.Benchmarks;

/// <summary>The commands, by their first two words. Each prints its figures and answers 0 where its promise held, 1 where it did not.</summary>
internal static class Commands
{
    private static readonly Dictionary<string, (string Says, Func<Wishes, Task<bool>> Run)> All = new()
    {
        ["crash reminders"] = ("kill -9 in the middle of mailing, again and again: nothing lost, no second message of the same id beyond what the kills explain", CrashReminders.RunAsync),
        ["crash assign"] = ("kill -9 around the moment of assigning: homework and its mails are there together or not at all", CrashAssign.RunAsync),
        ["assign until-killed"] = ("what 'crash assign' kills", CrashAssign.AssignAsync),
        ["stop reminders"] = ("SIGTERM in the middle of mailing, again and again: nothing lost, nothing twice, a quick end", StopReminders.RunAsync),
        ["minute reminders"] = ("10,000 mails due within one minute: none early, few late", MinuteReminders.RunAsync),
        ["silence reminders"] = ("what silences reminders against a sweep under way: none goes after it", SilenceReminders.RunAsync),
        ["fleet reminders"] = ("several processes on one database: no mail twice", FleetReminders.RunAsync),
        ["mail throughput"] = ("mails a second, against a bare MailKit loop to the same server", MailThroughput.RunAsync),
        ["mail words"] = ("10,000 raw mails searched for names, titles and clinical words", RawMails.RunAsync),
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

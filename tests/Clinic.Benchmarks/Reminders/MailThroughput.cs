using System.Diagnostics;
using Clinic.Mail;
using Clinic.Notices;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Clinic.Benchmarks.Reminders;

/// <summary>The whole way of a mail (claim, check, write, hand over, note) against a bare MailKit loop to the same server in the same run. Also what stands in 10,000 raw mails.</summary>
internal static class MailThroughput
{
    private const double Enough = 0.8;
    private const int WarmUp = 50;

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (due, pause, dispatchers) = (wishes.Number("due", 2_000), wishes.Number("pause", 20), wishes.Number("dispatchers", 2));
        await using var sink = new MailSink(TimeSpan.FromMilliseconds(pause));
        await using var ground = await Ground.LayAsync(new Dictionary<string, string>(sink.Settings) { ["Jobs:Dispatchers"] = $"{dispatchers}" }, wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        var sweep = ground.Services.GetRequiredService<NoticeSweep>();
        await ground.DueInvitationsAsync(practiceId, WarmUp);
        await sweep.RunAsync(CancellationToken.None);
        await BareAsync(sink, WarmUp);
        await ground.DueInvitationsAsync(practiceId, due);
        var bare = await BareAsync(sink, due);
        sink.Clear();
        var (clock, work) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await sweep.RunAsync(CancellationToken.None);
        var ours = due / clock.Elapsed.TotalSeconds;
        var effort = (Environment.CpuUsage.TotalTime - work).TotalMilliseconds / due;
        Console.WriteLine($"{dispatchers} dispatchers, {effort:0.0} ms of processor time a mail (the server's share included); server thinks {pause} ms; bare MailKit {bare:0} mails/s, portal {ours:0} mails/s, ratio {ours / bare:0.00}; taken {sink.Count} of {due}");
        return sink.Count == due && ours / bare >= Enough;
    }

    private static async Task<double> BareAsync(MailSink sink, int count)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", sink.Port, SecureSocketOptions.None);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            using var mail = new MimeMessage { Subject = "A short reminder", Body = new TextPart { Text = new string('x', 2000) } };
            mail.From.Add(new MailboxAddress("Linden Row", "post@lindenrow.example"));
            mail.To.Add(new MailboxAddress(null, $"person{i}@mail.example"));
            await client.SendAsync(mail);
        }
        return count / clock.Elapsed.TotalSeconds;
    }
}

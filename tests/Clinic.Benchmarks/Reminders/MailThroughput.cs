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

    public static async Task<bool> RunAsync(Wishes wishes)
    {
        var (due, pause) = (wishes.Number("due", 2_000), wishes.Number("pause", 20));
        await using var sink = new MailSink(TimeSpan.FromMilliseconds(pause));
        await using var ground = await Ground.LayAsync(new Dictionary<string, string>(sink.Settings), wishes.Has("keep"));
        var practiceId = await ground.FoundPracticeAsync();
        await ground.DueInvitationsAsync(practiceId, due);
        await BareAsync(sink, 50);
        var bare = await BareAsync(sink, due);
        sink.Clear();
        var clock = Stopwatch.StartNew();
        await ground.Services.GetRequiredService<NoticeSweep>().RunAsync(CancellationToken.None);
        var ours = due / clock.Elapsed.TotalSeconds;
        Console.WriteLine($"server thinks {pause} ms; bare MailKit {bare:0} mails/s, portal {ours:0} mails/s, ratio {ours / bare:0.00}; taken {sink.Count} of {due}");
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

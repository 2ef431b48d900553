using System.Diagnostics;
using Clinic.Notices;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>Many who guess a PIN at the same moment, the right one among their guesses.</summary>
public sealed class PinCrowdTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    private const string Pin = "481920";

    [Test]
    public async Task However_many_try_together_five_are_judged()
    {
        var (crowd, each, passed, others) = (Counts.Of(20, 50), Counts.Of(10, 1_000), 0, 0);
        var sent = await SendAsync();
        await Portal.AnswerAsync(sent.Homework, ("hard-moment", Canary));
        await AgreeOnPinAsync(sent.Client, Pin);
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, crowd).Select(nth => Task.Run(async () =>
        {
            var stranger = await OpenAsync(sent);
            for (var n = 0; n < each; n++)
            {
                var guess = n > each / 2 && n % 7 == 0 ? Pin : $"{(nth * each + n) % 400_000:000000}";
                using var answer = await stranger.PostAsScriptAsync("/homework/pin", ("pin", guess));
                Interlocked.Add(ref passed, answer.IsSuccessStatusCode ? 1 : 0);
                Interlocked.Add(ref others, (int)answer.StatusCode == 403 ? 0 : 1);
            }
        })));

        var pin = await Portal.ReadAsync(async db => (await db.Clients.SingleAsync(c => c.Id == sent.Client.Id)).Pin);
        Counts.Say("L11", $"{crowd} at once, {crowd * each} tries in {clock.Elapsed.TotalSeconds:0} s: {pin.Tries} judged, {passed} passed, {others} answered otherwise than by refusing");
        Assert.That((pin.Tries, pin.IsLocked, passed, others), Is.EqualTo((5, true, 0, 0)));
        Assert.That((await Portal.NoticesAsync(sent.Homework)).Count(n => n.Kind == NoticeKind.TherapistLockedOut), Is.EqualTo(1));
    }
}

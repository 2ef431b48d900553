using Clinic.Assignments;
using Clinic.Clients;
using Clinic.Tests.Support;
using Clinic.Web.Setup;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Tests.Scenarios;

/// <summary>
/// A link lives through any sequence of days, revoking, extending, withdrawing and discharging. Against a model: it opens exactly when it should, and an open visit
/// ends in the moment in which it should.
/// </summary>
public sealed class LinkScheduleTests(StorageProvider provider) : OpenDoorScenario(provider)
{
    private enum Act { Wait, WaitToTheEnd, WaitToJustBeforeTheEnd, Open, Look, Revoke, Extend, Withdraw, Restore, Discharge, Readmit }

    private static readonly Gen<(int Days, (Act Act, int Minutes)[] Acts)> Schedules =
        Gen.Select(Gen.Int[1, 20], Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 12_000]).Array[4, 10]);

    private int steps;

    [Test]
    public async Task It_opens_exactly_when_it_should_and_ends_open_visits_at_once()
    {
        var count = Counts.Of(25, 10_000);

        await Schedules.SampleAsync(CheckAsync, iter: count, threads: 1);

        Counts.Say("L8", $"{count} schedules of {steps} steps, each step as the model says; revoking ended the open visit at the next request, without the clock having moved");
        Assert.That(steps, Is.GreaterThan(count));
    }

    private async Task CheckAsync((int Days, (Act Act, int Minutes)[] Acts) schedule)
    {
        var sent = await QuietlySentAsync("Maren Lindqvist", expiresIn: TimeSpan.FromDays(schedule.Days));
        var model = new Model(Portal.Now.AddDays(schedule.Days));
        var browser = Portal.NewBrowser();
        foreach (var (act, minutes) in schedule.Acts)
        {
            steps++;
            if (act is Act.Open or Act.Look)
            {
                var page = act == Act.Open ? await browser.PostAsync($"/h/{sent.Selector}", ("secret", sent.Secret)) : await browser.OpenAsync("/homework");
                var expected = act == Act.Open ? model.Open(Portal.Now) ? "/homework" : $"/h/{sent.Selector}" : model.Look(Portal.Now) ? "/homework" : "/homework/again";
                Assert.That(page.Path, Is.EqualTo(expected), $"{act} at {Portal.Now:u}; {model}");
            }
            else if (act is Act.Wait or Act.WaitToTheEnd or Act.WaitToJustBeforeTheEnd)
            {
                var until = act == Act.Wait ? Portal.Now.AddMinutes(minutes) : act == Act.WaitToTheEnd ? model.ExpiresAt : model.ExpiresAt.AddTicks(-1);
                Portal.Clock.Advance(until > Portal.Now ? until - Portal.Now : TimeSpan.Zero);
            }
            else
            {
                await ChangeAsync(sent, act, model, minutes);
            }
        }
    }

    private Task ChangeAsync(QuietlySent sent, Act act, Model model, int minutes) => Portal.ChangeAsync(async db =>
    {
        var now = Portal.Now;
        var (client, homework, link) = (await db.Clients.SingleAsync(c => c.Id == sent.ClientId), await db.Assignments.SingleAsync(a => a.Id == sent.Homework), await db.AccessLinks.SingleAsync(l => l.AssignmentId == sent.Homework));
        switch (act)
        {
            case Act.Revoke:
                link.Revoke(now);
                model.IsRevoked = true;
                break;
            case Act.Extend:
                link.ExtendTo(model.ExpiresAt = now.AddMinutes(minutes));
                break;
            case Act.Withdraw:
                homework.Withdraw(now);
                model.IsWithdrawn = true;
                break;
            case Act.Restore:
                homework.UndoWithdraw();
                model.IsWithdrawn = false;
                break;
            case Act.Discharge:
                client.Discharge(now);
                model.IsDischarged = true;
                break;
            default:
                client.Readmit();
                model.IsDischarged = false;
                break;
        }
    });

    private sealed record Model(DateTime End)
    {
        private DateTime? began;
        private DateTime seen;

        public DateTime ExpiresAt { get; set; } = End;

        public bool IsRevoked { get; set; }

        public bool IsWithdrawn { get; set; }

        public bool IsDischarged { get; set; }

        public bool Open(DateTime now)
        {
            if (IsRevoked || now >= ExpiresAt || IsWithdrawn || IsDischarged)
                return false;
            (began, seen) = (now, now);
            return true;
        }

        public bool Look(DateTime now)
        {
            if (began is null || IsRevoked || now >= ExpiresAt || IsDischarged || now >= seen + ClientVisit.Idle || now >= began + ClientVisit.Longest)
                return false;
            seen = now - seen < TimeSpan.FromMinutes(1) ? seen : now;
            return true;
        }
    }
}

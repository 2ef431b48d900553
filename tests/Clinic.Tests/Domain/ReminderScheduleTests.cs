using Clinic.Notices;
using Clinic.Tests.Support;
using CsCheck;
using static Clinic.Notices.NoticeKind;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class ReminderScheduleTests
{
    [Test]
    public void Homework_due_in_ten_days_brings_invitation_three_reminders_and_a_word_to_the_therapist()
    {
        var client = Sample.Client();

        var plan = new ReminderSchedule(Sample.Practice(), client).Plan(Sample.Assignment(client, dueInDays: 10));

        Assert.That(plan.Select(p => (p.Kind, p.LocalDate.DayNumber - Sample.Today.DayNumber)), Is.EqualTo(new[]
        {
            (Invitation, 0), (ReminderSoon, 3), (ReminderBeforeDue, 9), (ReminderOverdue, 12), (TherapistOverdue, 13),
        }));
        Assert.That(plan[0].DueAt, Is.EqualTo(Sample.Now), "the invitation goes at once");
        Assert.That(plan.Skip(1).Select(p => TimeOnly.FromDateTime(Zones.ToLocal(p.DueAt, Portal.Zone))), Is.All.EqualTo(new TimeOnly(10, 0)));
    }

    [TestCase(0, new[] { Invitation, ReminderOverdue, TherapistOverdue })]
    [TestCase(1, new[] { Invitation, ReminderOverdue, TherapistOverdue })]
    [TestCase(2, new[] { Invitation, ReminderBeforeDue, ReminderOverdue, TherapistOverdue })]
    [TestCase(4, new[] { Invitation, ReminderBeforeDue, ReminderOverdue, TherapistOverdue })]
    [TestCase(5, new[] { Invitation, ReminderSoon, ReminderBeforeDue, ReminderOverdue, TherapistOverdue })]
    public void Little_time_means_few_reminders(int dueInDays, NoticeKind[] expected)
    {
        var client = Sample.Client();

        var plan = new ReminderSchedule(Sample.Practice(), client).Plan(Sample.Assignment(client, dueInDays));

        Assert.That(plan.Select(p => p.Kind), Is.EqualTo(expected));
    }

    [Test]
    public void Homework_sent_later_counts_its_days_from_then()
    {
        var client = Sample.Client();
        var sendAt = Sample.Now.AddDays(5);

        var plan = new ReminderSchedule(Sample.Practice(), client).Plan(Sample.Assignment(client, dueInDays: 15, sendAt));

        Assert.That(plan[0].DueAt, Is.EqualTo(sendAt));
        Assert.That(plan.Single(p => p.Kind == ReminderSoon).LocalDate, Is.EqualTo(Sample.Today.AddDays(8)));
    }

    [Test]
    public void Safe_hours_hold_the_invitation_and_set_the_hour_of_reminders()
    {
        var client = Sample.Client();
        client.Contact.SetSafeHours(new(13, 0), new(15, 0));

        var plan = new ReminderSchedule(Sample.Practice(), client).Plan(Sample.Assignment(client));

        Assert.That(plan.Select(p => Zones.ToLocal(p.DueAt, Portal.Zone).Hour), Is.All.EqualTo(13));
    }

    [Test]
    public void A_mail_wished_for_after_safe_hours_waits_for_the_next_day()
    {
        var client = Sample.Client();
        client.Contact.SetSafeHours(new(8, 0), new(9, 0));

        var at = new ReminderSchedule(Sample.Practice(), client).SentByHand(Sample.Now);

        Assert.That(Zones.ToLocal(at, Portal.Zone), Is.EqualTo(new DateTime(2026, 11, 25, 8, 0, 0)));
    }

    [Test]
    public void What_the_therapist_sends_by_hand_goes_at_once_where_no_safe_hours_are_agreed()
    {
        var lateEvening = new DateTime(2026, 11, 24, 21, 40, 0, DateTimeKind.Utc);

        Assert.That(new ReminderSchedule(Sample.Practice(), Sample.Client()).SentByHand(lateEvening), Is.EqualTo(lateEvening));
    }

    [Test]
    public void A_snooze_puts_off_to_its_end_within_allowed_hours()
    {
        var client = Sample.Client();
        client.Contact.Snooze(new DateTime(2026, 11, 26, 22, 0, 0, DateTimeKind.Utc));

        var at = new ReminderSchedule(Sample.Practice(), client).NextAllowed(Sample.Now);

        Assert.That(Zones.ToLocal(at, Portal.Zone), Is.EqualTo(new DateTime(2026, 11, 27, 9, 0, 0)));
    }

    [TestCase("00:00", "09:00", 0)]
    [TestCase("08:59", "09:00", 0)]
    [TestCase("09:00", "09:00", 0)]
    [TestCase("18:59", "18:59", 0)]
    [TestCase("19:00", "09:00", 1)]
    [TestCase("23:59", "09:00", 1)]
    public void Reminders_keep_to_the_practices_hours(string wished, string expected, int daysLater)
    {
        var at = new ReminderSchedule(Sample.Practice(), Sample.Client()).NextAllowed(Zones.ToUtc(Sample.Today, TimeOnly.Parse(wished, null), Portal.Zone));

        Assert.That(Zones.ToLocal(at, Portal.Zone), Is.EqualTo(Sample.Today.AddDays(daysLater).ToDateTime(TimeOnly.Parse(expected, null))));
    }

    /// <summary>Any zone, any day of twelve years, any due date, any safe hours: each mail on a day of its own, in order, and inside the hours.</summary>
    [Test]
    public void Whatever_the_zone_and_season_each_date_has_at_most_one_mail_and_inside_the_hours()
    {
        var zones = TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id).ToArray();
        var safe = Gen.Select(Gen.Int[0, 22], Gen.Int[1, 23], (from, length) => (From: from, Until: Math.Min(23, from + length)));
        Gen.Select(Gen.Int[0, zones.Length - 1], Gen.Int[0, 12 * 365], Gen.Int[0, 60], Gen.Int[0, 24 * 60 - 1], safe, Gen.Bool)
            .Sample((zoneNumber, day, dueInDays, minute, hours, hasSafeHours) =>
            {
                var zone = zones[zoneNumber];
                var now = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).AddMinutes(minute);
                var client = Sample.Client(zone: zone);
                if (hasSafeHours)
                    client.Contact.SetSafeHours(new(hours.From, 0), new(hours.Until, 0));
                var plan = new ReminderSchedule(Sample.Practice(), client).Plan(Sample.Assignment(client, dueInDays, now: now));
                var (from, until) = hasSafeHours ? (hours.From, hours.Until) : (9, 19);
                return plan.Zip(plan.Skip(1)).All(pair => pair.First.LocalDate < pair.Second.LocalDate && pair.First.DueAt < pair.Second.DueAt)
                    && plan.Skip(1).All(p => Zones.ToLocal(p.DueAt, zone) is var local && IsInside(local, p.LocalDate, from, until, zone));
            }, iter: 3000);
    }

    /// <summary>An hour that the clocks skip ends after its time, never before.</summary>
    private static bool IsInside(DateTime local, DateOnly date, int from, int until, string zone) =>
        DateOnly.FromDateTime(local) == date && local.Hour >= from
        && (local.Hour < until || Zones.ToLocal(Zones.ToUtc(date, new(from, 0), zone), zone).Hour != from);
}

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class ZonesTests
{
    private const string Stockholm = "Europe/Stockholm";

    [Test]
    public void In_the_hour_that_spring_skips_the_next_valid_minute_counts() =>
        Assert.That(Zones.ToUtc(new(2027, 3, 28), new(2, 30), Stockholm), Is.EqualTo(Utc(2027, 3, 28, 1, 0)));

    [Test]
    public void In_the_hour_that_autumn_repeats_the_first_pass_counts() =>
        Assert.That(Zones.ToUtc(new(2027, 10, 31), new(2, 30), Stockholm), Is.EqualTo(Utc(2027, 10, 31, 0, 30)));

    [Test]
    public void Ten_in_the_morning_stays_ten_in_the_morning_across_both_changes()
    {
        Assert.That(Zones.ToUtc(new(2027, 3, 27), new(10, 0), Stockholm), Is.EqualTo(Utc(2027, 3, 27, 9, 0)));
        Assert.That(Zones.ToUtc(new(2027, 3, 28), new(10, 0), Stockholm), Is.EqualTo(Utc(2027, 3, 28, 8, 0)));
        Assert.That(Zones.ToUtc(new(2027, 10, 31), new(10, 0), Stockholm), Is.EqualTo(Utc(2027, 10, 31, 9, 0)));
    }

    [Test]
    public void A_change_of_half_an_hour_is_kept()
    {
        Assert.That(Zones.ToUtc(new(2027, 4, 3), new(10, 0), "Australia/Lord_Howe"), Is.EqualTo(Utc(2027, 4, 2, 23, 0)));
        Assert.That(Zones.ToUtc(new(2027, 4, 4), new(10, 0), "Australia/Lord_Howe"), Is.EqualTo(Utc(2027, 4, 3, 23, 30)));
    }

    [Test]
    public void A_midnight_that_does_not_exist_is_the_first_minute_of_that_day()
    {
        // Cairo's clocks go from 23:59 to 01:00 on the last Friday of April.
        var utc = Zones.ToUtc(new(2027, 4, 30), TimeOnly.MinValue, "Africa/Cairo");

        Assert.That(Zones.ToLocal(utc, "Africa/Cairo"), Is.EqualTo(new DateTime(2027, 4, 30, 1, 0, 0)));
    }

    [Test]
    public void Where_winter_time_is_the_exception_a_skipped_hour_is_seen_too() =>
        // Morocco's clocks go from 02:00 to 03:00 when Ramadan ends.
        Assert.That(Zones.ToLocal(Zones.ToUtc(new(2027, 3, 14), new(2, 30), "Africa/Casablanca"), "Africa/Casablanca"), Is.EqualTo(new DateTime(2027, 3, 14, 3, 0, 0)));

    [Test]
    public void The_date_is_the_one_on_the_wall_there()
    {
        var utc = Utc(2026, 11, 24, 23, 30);

        Assert.That(Zones.DateOf(utc, "Pacific/Auckland"), Is.EqualTo(new DateOnly(2026, 11, 25)));
        Assert.That(Zones.DateOf(utc, "America/Los_Angeles"), Is.EqualTo(new DateOnly(2026, 11, 24)));
    }

    [TestCase("Europe/Stockholm", ExpectedResult = true)]
    [TestCase("America/Argentina/Buenos_Aires", ExpectedResult = true)]
    [TestCase("Europe/Stockholmm", ExpectedResult = false)]
    [TestCase("W. Europe Standard Time", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    [TestCase(null, ExpectedResult = false)]
    public bool Only_ids_of_the_tz_database_are_known(string? id) => Zones.Knows(id);

    /// <summary>Every zone this machine knows, the days around every change of its clocks, four times of day.</summary>
    [Test]
    public void Every_local_time_of_every_date_has_one_moment_whatever_the_clocks_do()
    {
        TimeOnly[] times = [new(0, 0), new(2, 30), new(10, 0), new(23, 59)];
        var looked = 0;
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId))
        {
            foreach (var change in ChangesOf(zone))
            {
                for (var date = change.AddDays(-1); date <= change.AddDays(1); date = date.AddDays(1))
                {
                    foreach (var time in times)
                        LookAt(date, time, zone);
                    looked++;
                }
            }
        }
        Assert.That(looked, Is.GreaterThan(1000), "changes were found at all");
    }

    private static void LookAt(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var wall = date.ToDateTime(time);
        var passes = PassesOf(wall, zone).ToList();
        var utc = Zones.ToUtc(date, time, zone.Id);
        if (passes.Count > 0)
        {
            Assert.That(utc, Is.EqualTo(passes.Min()), $"{zone.Id} {wall:s}: the first pass");
            return;
        }
        var back = Zones.ToLocal(utc, zone.Id);
        Assert.That(back, Is.GreaterThan(wall), $"{zone.Id} {wall:s} is skipped");
        Assert.That(PassesOf(back.AddMinutes(-1), zone), Is.Empty, $"{zone.Id} {wall:s}: the next valid minute, not a later one");
    }

    /// <summary>The moments at which that wall shows that time, found by trying every offset of the days around it.</summary>
    private static IEnumerable<DateTime> PassesOf(DateTime wall, TimeZoneInfo zone)
    {
        var near = DateTime.SpecifyKind(wall, DateTimeKind.Utc);
        return Enumerable.Range(-9, 19).Select(i => zone.GetUtcOffset(near.AddHours(i * 3))).Distinct()
            .Select(offset => near - offset).Where(utc => TimeZoneInfo.ConvertTimeFromUtc(utc, zone) == wall);
    }

    /// <summary>Dates in 2024 to 2035 on which the offset differs from the day before, found by weekly strides and bisection.</summary>
    private static IEnumerable<DateOnly> ChangesOf(TimeZoneInfo zone)
    {
        for (var from = new DateOnly(2024, 1, 1); from.Year <= 2035; from = from.AddDays(7))
        {
            var (low, high) = (from, from.AddDays(7));
            if (OffsetOn(low) == OffsetOn(high))
                continue;
            while (high.DayNumber - low.DayNumber > 1)
            {
                var middle = DateOnly.FromDayNumber((low.DayNumber + high.DayNumber) / 2);
                (low, high) = OffsetOn(middle) == OffsetOn(low) ? (middle, high) : (low, middle);
            }
            yield return high;
        }

        TimeSpan OffsetOn(DateOnly date) => zone.GetUtcOffset(date.ToDateTime(new(12, 0), DateTimeKind.Utc));
    }

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}

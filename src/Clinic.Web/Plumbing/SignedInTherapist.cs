using System.Security.Claims;
using Clinic.Data;
using Clinic.Practices;
using Clinic.Therapists;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Plumbing;

/// <summary>Who is signed in, their caseload, and the time as their clock shows it.</summary>
public sealed class SignedInTherapist(ClinicContext db, TimeProvider clock, Guid id)
{
    private Therapist? account;
    private Practice? practice;

    public Guid Id => id;

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Guid IdOf(ClaimsPrincipal? user) => Guid.Parse(user?.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."));

    /// <summary>A therapist's caseload and clock, for an assistant who keeps their calendar. Who really acted, the caller writes into the audit.</summary>
    public SignedInTherapist InPlaceOf(Guid therapistId) => new(db, clock, therapistId);

    public Caseload Caseload => new(db, Id, Now);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Therapist> AccountAsync() => account ??= await db.Therapists.SingleAsync(t => t.Id == Id);

    public async Task<Practice> PracticeAsync() => practice ??= await db.Practices.SingleAsync(p => p.Id == db.PracticeId);

    /// <summary>What a colleague of the same practice is called.</summary>
    public async Task<string> ColleagueAsync(Guid id) => await db.Therapists.Where(t => t.Id == id).Select(t => t.DisplayName).SingleAsync();

    public async Task<LocalClock> ClockAsync() => new((await AccountAsync()).TimeZone, Now);
}

/// <summary>One zone's view of the time. Words are for pages: "Today 14:02", "Mon 7 Dec".</summary>
public sealed class LocalClock(string zone, DateTime now)
{
    private static readonly System.Globalization.CultureInfo English = System.Globalization.CultureInfo.GetCultureInfo("en-GB");

    public string Zone => zone;

    public DateTime NowUtc => now;

    public DateTime Now => Zones.ToLocal(now, zone);

    public DateOnly Today => Zones.DateOf(now, zone);

    public DateTime Local(DateTime utc) => Zones.ToLocal(utc, zone);

    public string Time(DateTime utc) => Local(utc).ToString("HH:mm", English);

    /// <summary>"Today", "Yesterday", "Tomorrow", "Mon 7 Dec", with the year where it is another one.</summary>
    public string Day(DateOnly date) => (date.DayNumber - Today.DayNumber) switch
    {
        0 => "Today",
        -1 => "Yesterday",
        1 => "Tomorrow",
        _ => date.ToString(date.Year == Today.Year ? "ddd d MMM" : "ddd d MMM yyyy", English),
    };

    /// <summary>The same inside a sentence: "today", "Mon 7 Dec".</summary>
    public string DayInWords(DateOnly date) => Math.Abs(date.DayNumber - Today.DayNumber) <= 1 ? Day(date).ToLower(English) : Day(date);

    public string Day(DateTime utc) => Day(DateOnly.FromDateTime(Local(utc)));

    public string DayAndTime(DateTime utc) => $"{Day(utc)} {Time(utc)}";
}

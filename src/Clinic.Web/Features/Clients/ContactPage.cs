using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>How and whether a client is reached, and what stands between a link and their words.</summary>
public sealed record ContactPage(ClientHead Head, SafeHoursForm SafeHours, ConsentForm Consent, int Devices, int Links)
{
    public static async Task<ContactPage> ReadAsync(SignedInTherapist me, Guid id, SafeHoursForm? safeHours = null, ConsentForm? consent = null)
    {
        var head = await ClientHead.ReadAsync(me, id);
        return new ContactPage(head,
            safeHours ?? new SafeHoursForm { From = head.Client.Contact.SafeFrom, Until = head.Client.Contact.SafeUntil },
            consent ?? new ConsentForm { On = head.Clock.Today },
            await me.Caseload.KnownDevices.CountAsync(d => d.ClientId == id),
            await me.Caseload.Links.CountAsync(l => l.ClientId == id && l.RevokedAt == null && l.ExpiresAt > me.Now));
    }
}

/// <summary>By the client's clock; both empty for the practice's hours.</summary>
public sealed class SafeHoursForm
{
    public TimeOnly? From { get; set; }

    public TimeOnly? Until { get; set; }
}

public sealed class ConsentForm
{
    /// <summary>Today where it is left empty.</summary>
    public DateOnly? On { get; set; }

    /// <summary>A day's consent as a moment: now for today, noon for an earlier day.</summary>
    public static async Task<DateTime> MomentAsync(SignedInTherapist me, DateOnly? on)
    {
        var clock = await me.ClockAsync();
        return on is { } day && day < clock.Today ? Zones.ToUtc(day, new TimeOnly(12, 0), clock.Zone) : me.Now;
    }
}

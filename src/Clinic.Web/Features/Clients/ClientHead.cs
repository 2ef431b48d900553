using Clinic.Alerts;
using Clinic.Clients;
using Clinic.Sessions;
using Clinic.Sharing;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>What stands above every page of a client's file.</summary>
public sealed class ClientHead
{
    public required Client Client { get; init; }
    public required ClientNames Names { get; init; }
    public required LocalClock Clock { get; init; }
    public required Clinic.Practices.Practice Practice { get; init; }
    public required Session? NextSession { get; init; }
    public required Couple? Couple { get; init; }
    public required bool HasOpenAlert { get; init; }
    /// <summary>Why somebody who is not this client's therapist sees the file; null for their therapist.</summary>
    public required Share? Access { get; init; }
    /// <summary>Whose client it is, where it is shared.</summary>
    public required string? TherapistName { get; init; }

    public bool IsOwn => Access is null;

    public string Name => Client.PreferredName.Text;

    public string FirstName => Names.First(Client.Id);

    public string Url => $"/clients/{Client.Id}";

    public string? NoMail => Client.NoMailBecause(Clock.NowUtc);

    /// <summary>Hours in which reminders reach the client, by the client's clock.</summary>
    public string Hours => $"{Client.Contact.SafeFrom ?? Practice.QuietUntil:HH\\:mm} to {Client.Contact.SafeUntil ?? Practice.QuietFrom:HH\\:mm}";

    public LocalClock Theirs => new(Client.TimeZone, Clock.NowUtc);

    public bool IsElsewhere => Clock.Now != Theirs.Now;

    public static async Task<ClientHead> ReadAsync(SignedInTherapist me, Guid id)
    {
        var client = await me.Caseload.ClientAsync(id);
        var access = client.TherapistId == me.Id ? null : await me.Caseload.OpenShares.Where(s => s.ClientId == id).OrderBy(s => s.EndsAt).FirstAsync();
        return new ClientHead
        {
            Client = client,
            Names = await me.Caseload.NamesAsync(),
            Clock = await me.ClockAsync(),
            Practice = await me.PracticeAsync(),
            NextSession = await me.Caseload.SessionsOf(id).AsNoTracking().Where(s => s.Status == SessionStatus.Planned && s.StartsAt >= me.Now).OrderBy(s => s.StartsAt).FirstOrDefaultAsync(),
            Couple = await me.Caseload.Couples.AsNoTracking().FirstOrDefaultAsync(c => c.FirstClientId == id || c.SecondClientId == id),
            Access = access,
            TherapistName = access is null ? null : await me.ColleagueAsync(client.TherapistId),
            HasOpenAlert = await me.Caseload.Alerts.AnyAsync(a => a.ClientId == id && a.Status != AlertStatus.Closed),
        };
    }
}

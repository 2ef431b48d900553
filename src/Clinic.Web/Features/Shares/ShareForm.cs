using System.ComponentModel.DataAnnotations;
using Clinic.Clients;
using Clinic.Sharing;
using Clinic.Therapists;
using Clinic.Web.Features.Clients;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Shares;

public sealed class ShareForm
{
    [Required(ErrorMessage = "Choose a colleague")]
    public Guid? With { get; set; }

    [Required(ErrorMessage = "Date is missing")]
    public DateOnly? From { get; set; }

    /// <summary>The last day on which the file is open.</summary>
    [Required(ErrorMessage = "Date is missing")]
    public DateOnly? Until { get; set; }

    /// <summary>Needed for a supervisor.</summary>
    public DateOnly? AgreedOn { get; set; }

    [StringLength(500)]
    public string? Reason { get; set; }

    public Share Share(Client client, Therapist with, string zone, DateTime now)
    {
        var period = new SharePeriod(Zones.ToUtc(From!.Value, TimeOnly.MinValue, zone), Zones.ToUtc(Until!.Value.AddDays(1), TimeOnly.MinValue, zone));
        return with.Role == TherapistRole.Supervisor
            ? Clinic.Sharing.Share.Supervise(client, with, period, AgreedOn!.Value, now)
            : Clinic.Sharing.Share.Cover(client, with, period, Reason, now);
    }
}

/// <summary>The shares of one file, and the form for another.</summary>
public sealed record SharesPage(ClientHead Head, IReadOnlyList<ShareRow> Rows, ShareForm Form, IReadOnlyList<SelectListItem> Colleagues)
{
    public IEnumerable<ShareRow> Open => Rows.Where(r => r.Share.IsOpen(Head.Clock.NowUtc));

    public IEnumerable<ShareRow> Past => Rows.Where(r => !r.Share.IsOpen(Head.Clock.NowUtc));

    public static async Task<SharesPage> ReadAsync(SignedInTherapist me, Colleagues colleagues, Guid id, ShareForm form)
    {
        await me.Caseload.OwnClientAsync(id);
        var names = await colleagues.NamesAsync();
        var shares = await me.Caseload.SharesGiven.AsNoTracking().Where(s => s.ClientId == id).OrderByDescending(s => s.StartsAt).ToListAsync();
        var choices = await colleagues.All.Where(t => t.Id != me.Id && t.DisabledAt == null && t.Role != TherapistRole.Assistant).OrderBy(t => t.DisplayName)
            .Select(t => new { t.Id, t.DisplayName, t.Role }).ToListAsync();
        return new SharesPage(await ClientHead.ReadAsync(me, id), [.. shares.Select(s => new ShareRow(s, names.GetValueOrDefault(s.TherapistId, "A former colleague")))], form,
            [.. choices.Select(t => new SelectListItem(t.Role == TherapistRole.Supervisor ? $"{t.DisplayName}, supervisor: reads" : $"{t.DisplayName}: covers for you", t.Id.ToString()))]);
    }
}

public sealed record ShareRow(Share Share, string Who);

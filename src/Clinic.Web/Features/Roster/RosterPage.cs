using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Clinic.Clients;
using Clinic.Sessions;
using Clinic.Web.Features.Clients;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Roster;

public sealed class RosterFilter
{
    public string? Q { get; set; }

    public Guid? Therapist { get; set; }

    public int Page { get; set; } = 1;

    public bool IsNarrow => Q?.Trim().Length > 0 || Therapist is not null;
}

/// <summary>Particulars as an assistant types them; the role in the work stays the therapist's to say.</summary>
public sealed class RosterForm : ClientForm
{
    [Required(ErrorMessage = "Choose a therapist")]
    public Guid? TherapistId { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<SelectListItem> Therapists => Names.Select(t => new SelectListItem(t.Value, t.Key.ToString())).Prepend(new SelectListItem("Choose", ""));

    public new static RosterForm Of(Client client) => Of(client, new RosterForm { TherapistId = client.TherapistId });

    public async Task<RosterForm> WithAsync(Clinic.Therapists.Roster roster)
    {
        Names = await roster.TherapistsAsync();
        return this;
    }
}

/// <summary>One page of the roster: three queries, whatever its size.</summary>
public sealed record RosterPage(RosterFilter Filter, LocalClock Clock, IReadOnlyList<RosterRow> Rows, Paging Paging, IReadOnlyDictionary<Guid, string> Therapists)
{
    private const int Size = 25;

    public static async Task<RosterPage> ReadAsync(SignedInTherapist me, Clinic.Therapists.Roster roster, RosterFilter filter)
    {
        var (names, therapists, now) = (await roster.NamesAsync(), await roster.TherapistsAsync(), me.Now);
        var search = new ClientFilter { Q = filter.Q };
        var found = names.All.Where(c => (filter.Therapist is null || c.TherapistId == filter.Therapist) && search.Finds(c))
            .OrderBy(c => c.Status).ThenBy(c => c.PreferredName.Text, StringComparer.Create(CultureInfo.GetCultureInfo("en"), ignoreCase: true)).ToList();
        var paging = new Paging(Math.Clamp(filter.Page, 1, Math.Max(1, (found.Count + Size - 1) / Size)), Size, found.Count);
        var shown = found.Skip((paging.Page - 1) * Size).Take(Size).ToList();
        var ids = shown.Select(c => c.Id).ToList();
        var next = await roster.Sessions.Where(s => ids.Contains(s.ClientId) && s.Status == SessionStatus.Planned && s.StartsAt >= now)
            .GroupBy(s => s.ClientId).Select(g => new { g.Key, At = g.Min(s => s.StartsAt) }).ToDictionaryAsync(g => g.Key, g => g.At);
        return new RosterPage(filter, await me.ClockAsync(), [.. shown.Select(c => new RosterRow(c, therapists.GetValueOrDefault(c.TherapistId, "A former colleague"), next.TryGetValue(c.Id, out var at) ? at : null))], paging, therapists);
    }
}

public sealed record RosterRow(Client Client, string Therapist, DateTime? NextSessionAt);

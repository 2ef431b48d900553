using System.ComponentModel.DataAnnotations;
using Clinic.Clients;
using Clinic.Disclosures;
using Clinic.Web.Features.Clients;
using Clinic.Web.Plumbing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Disclosures;

public sealed class DisclosureForm
{
    /// <summary>In days, as it is suggested.</summary>
    public const int UsuallyKept = 60;

    [Required(ErrorMessage = "Give the draft a title"), StringLength(120)]
    public string? Title { get; set; }

    [StringLength(50_000)]
    public string? Words { get; set; }

    [Required(ErrorMessage = "Date is missing")]
    public DateOnly? DestroyOn { get; set; }

    /// <summary>The one that was on the page.</summary>
    public int Version { get; set; }

    /// <summary>Null for a new one.</summary>
    [BindNever]
    public Guid? Id { get; set; }

    [BindNever, ValidateNever]
    public Client Client { get; set; } = null!;

    /// <summary>What was kept from another window meanwhile.</summary>
    [BindNever]
    public string? Other { get; set; }

    [ValidateNever]
    public string Url => $"/clients/{Client.Id}/disclosures";

    public static DisclosureForm Of(DisclosureDraft draft, Client client) => new()
    {
        Id = draft.Id, Client = client, Title = draft.Title!.Text, Words = draft.Words!.Text, DestroyOn = draft.DestroyOn, Version = draft.Version,
    };

    /// <summary>Shown again after a refusal: what was typed stays, and the next press replaces what was read beside it.</summary>
    public DisclosureForm Renewed(DisclosureDraft draft, ModelStateDictionary state)
    {
        Version = draft.Version;
        state.Remove(nameof(Version));
        return this;
    }
}

/// <param name="Drafts">Those whose day has not come.</param>
/// <param name="Destroyed">Latest first.</param>
public sealed record DisclosuresPage(ClientHead Head, IReadOnlyList<DisclosureDraft> Drafts, IReadOnlyList<DisclosureDraft> Destroyed)
{
    public static async Task<DisclosuresPage> ReadAsync(SignedInTherapist me, DisclosureVault vault, Guid id)
    {
        await me.Caseload.OwnClientAsync(id);
        var head = await ClientHead.ReadAsync(me, id);
        var all = await vault.Drafts.AsNoTracking().Where(d => d.ClientId == id).OrderByDescending(d => d.ChangedAt).ToListAsync();
        return new DisclosuresPage(head, [.. all.Where(d => !d.IsGone(head.Clock.Today))], [.. all.Where(d => d.DestroyedAt is not null).OrderByDescending(d => d.DestroyedAt)]);
    }
}

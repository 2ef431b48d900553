using System.ComponentModel.DataAnnotations;
using Clinic.Clients;
using Clinic.Data;
using Clinic.Mail;
using Clinic.Security;
using Clinic.Sharing;
using Clinic.Therapists;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.EmergencyAccess;

public sealed class EmergencyForm
{
    [Required(ErrorMessage = "Type the client's full e-mail address or full name"), StringLength(254)]
    public string? Who { get; set; }

    [Required(ErrorMessage = "Say in a sentence why this cannot wait"), StringLength(1000, MinimumLength = Share.ShortestReason, ErrorMessage = "Say in a sentence why this cannot wait")]
    public string? Reason { get; set; }
}

/// <summary>Finds a colleague's client by exactly what whoever asks must know already: there is no list to browse.</summary>
public sealed class EmergencyDoor(ClinicContext db, Vault vault, PortalKeys keys, SignedInTherapist me)
{
    /// <returns>The one client whom it names; null where it names nobody, or more than one.</returns>
    public async Task<Client?> FindAsync(string who)
    {
        var own = me.Caseload.Clients.Select(c => c.Id);
        var others = db.Clients.Where(c => !own.Contains(c.Id));
        var found = MailAddress.IsPlausible(who.Trim()) ? await ByAddressAsync(others, who) : await ByNameAsync(others, who.Trim());
        return found.Count == 1 ? found[0] : null;
    }

    public async Task<Share> OwnAsync(Guid id) =>
        await me.Caseload.OpenShares.FirstOrDefaultAsync(s => s.Id == id && s.Kind == ShareKind.Emergency) ?? throw new NotInCaseload();

    private Task<List<Client>> ByAddressAsync(IQueryable<Client> others, string address)
    {
        var index = keys.EmailIndex(db.PracticeId, address);
        return others.Where(c => c.EmailIndex == index).ToListAsync();
    }

    /// <summary>Names are sealed, so they are compared opened.</summary>
    private async Task<List<Client>> ByNameAsync(IQueryable<Client> others, string name)
    {
        var all = await others.ToListAsync();
        await vault.HoldKeysAsync(db, [.. all.Select(c => c.Id)]);
        return [.. all.Where(c => Is(c.PreferredName, name) || Is(c.LegalName, name))];
    }

    private static bool Is(SealedText sealedName, string name) => string.Equals(sealedName.Text, name, StringComparison.OrdinalIgnoreCase);
}

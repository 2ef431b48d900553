using Clinic.Clients;
using Clinic.Notices;
using Clinic.Web.Plumbing;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Clients;

/// <summary>What follows when mail to a client has a new way, or the old one works again.</summary>
internal static class AddressMove
{
    public const string Refused = "the address refused mail";

    /// <summary>Another address: whoever reads the old mailbox must not open anything with it any more.</summary>
    public static async Task AfterAsync(Client client, SignedInTherapist me, NoticeBook notices)
    {
        foreach (var link in await me.Caseload.Links.Where(l => l.ClientId == client.Id && l.RevokedAt == null).ToListAsync())
            link.Revoke(me.Now);
        await MendAsync(client, me, notices);
    }

    public static async Task MendAsync(Client client, SignedInTherapist me, NoticeBook notices)
    {
        client.Contact.AddressMended();
        await notices.SendAgainAsync(client, await me.PracticeAsync());
        await notices.ReopenAllAsync(client.Id, Refused);
    }
}

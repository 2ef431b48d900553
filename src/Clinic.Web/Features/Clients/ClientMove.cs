using Clinic.Clients;
using Clinic.Notices;
using Clinic.Web.Plumbing;

namespace Clinic.Web.Features.Clients;

/// <summary>What follows when a client is reached in another way than before.</summary>
internal static class ClientMove
{
    /// <param name="me">Whose client it is.</param>
    /// <returns>Whether the address is another one now, so that old links no longer open.</returns>
    public static async Task<bool> SaveAsync(Client client, ClientContact contact, SignedInTherapist me, NoticeBook notices)
    {
        var (oldAddress, oldZone) = (client.EmailIndex, client.TimeZone);
        client.ChangeContact(contact);
        var hasMoved = !oldAddress.AsSpan().SequenceEqual(client.EmailIndex);
        if (hasMoved)
            await AddressMove.AfterAsync(client, me, notices);
        if (oldZone != client.TimeZone)
            await notices.RescheduleAllAsync(client, await me.PracticeAsync());
        return hasMoved;
    }
}

using System.Globalization;
using Clinic.Clients;

namespace Clinic.Web.Features.Clients;

public enum StatusChoice { Active, Discharged, All }

/// <summary>How a client's homework stands.</summary>
public enum HomeworkChoice { Unread, Late, Open, None }

/// <summary>The list's search, filter, order and page, as they stand in its address.</summary>
public sealed class ClientFilter
{
    public string? Q { get; set; }

    public StatusChoice Status { get; set; }

    public ClientRole? Role { get; set; }

    public HomeworkChoice? State { get; set; }

    /// <summary>name, next or seen; with a minus downwards.</summary>
    public string? Sort { get; set; }

    public int Page { get; set; } = 1;

    public bool IsNarrow => Q?.Trim().Length > 0 || Role is not null || State is not null || Status != StatusChoice.Active;

    public IQueryable<ClientStanding> Narrow(IQueryable<ClientStanding> all)
    {
        if (Status != StatusChoice.All)
        {
            var status = Status == StatusChoice.Active ? ClientStatus.Active : ClientStatus.Discharged;
            all = all.Where(s => s.Client.Status == status);
        }
        if (Role is { } role)
            all = all.Where(s => s.Client.Role == role);
        return State switch
        {
            HomeworkChoice.Unread => all.Where(s => s.Unread > 0),
            HomeworkChoice.Late => all.Where(s => s.Late > 0),
            HomeworkChoice.Open => all.Where(s => s.Open > 0),
            HomeworkChoice.None => all.Where(s => s.Open == 0 && s.Unread == 0),
            _ => all,
        };
    }

    /// <summary>Every word is found in a name or in the address; the address's domain counts only for a word with an @, because many share one.
    /// Names are sealed, so this asks opened ones.</summary>
    public bool Finds(Client client) => (Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .All(word => Has(client.PreferredName.Text, word) || Has(client.LegalName.Text, word) || Has(word.Contains('@') ? client.Email.Text : client.Email.Text.Split('@')[0], word));

    public IEnumerable<ClientOrder> Order(IEnumerable<ClientOrder> found, Func<Guid, string> nameOf)
    {
        var byName = found.OrderBy(o => nameOf(o.ClientId), StringComparer.Create(CultureInfo.GetCultureInfo("en"), ignoreCase: true)).ToList();
        return Sort switch
        {
            "-name" => Enumerable.Reverse(byName),
            "next" => byName.OrderBy(o => o.NextSessionAt ?? DateTime.MaxValue),
            "-next" => byName.OrderByDescending(o => o.NextSessionAt ?? DateTime.MinValue),
            "seen" => byName.OrderBy(o => o.SeenAt ?? DateTime.MaxValue),
            "-seen" => byName.OrderByDescending(o => o.SeenAt ?? DateTime.MinValue),
            _ => byName,
        };
    }

    private static bool Has(string text, string word) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}

using AutoMapper;
using Clinic.Clients;

namespace Clinic.Web.Features.Clients;

public sealed class ClientMaps : Profile
{
    public ClientMaps()
    {
        CreateProjection<ClientStanding, ClientOrder>();
        CreateProjection<ClientStanding, ClientRow>();
    }
}

/// <summary>What the whole list is ordered by.</summary>
public sealed record ClientOrder
{
    public Guid ClientId { get; init; }
    public DateTime? NextSessionAt { get; init; }
    public DateTime? LastHeldAt { get; init; }
    public DateTime? LastWorkAt { get; init; }

    /// <summary>The latest of session and homework.</summary>
    public DateTime? SeenAt => LastHeldAt > LastWorkAt || LastWorkAt is null ? LastHeldAt : LastWorkAt;
}

/// <summary>A line of the page that is shown. Its name comes from the caseload.</summary>
public sealed record ClientRow
{
    public Guid ClientId { get; init; }
    public ClientRole ClientRole { get; init; }
    public ClientStatus ClientStatus { get; init; }
    public DateTime? ClientDischargedAt { get; init; }
    public DateTime? NextSessionAt { get; init; }
    public DateTime? LastHeldAt { get; init; }
    public DateTime? LastWorkAt { get; init; }
    public int Open { get; init; }
    public int Late { get; init; }
    public int Unread { get; init; }
}

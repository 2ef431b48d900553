using AutoMapper;
using Clinic.Sessions;

namespace Clinic.Web.Features.Sessions;

public sealed class SessionMaps : Profile
{
    public SessionMaps() => CreateProjection<Session, SessionRow>();
}

/// <summary>A session in a calendar or list. Whose it is comes from the caseload.</summary>
public sealed record SessionRow
{
    public Guid Id { get; init; }
    public Guid ClientId { get; init; }
    public Guid? CoupleId { get; init; }
    public DateTime StartsAt { get; init; }
    public int Minutes { get; init; }
    public string Place { get; init; } = "";
    public SessionStatus Status { get; init; }
}

using AutoMapper;
using Clinic.Assignments;
using Clinic.Notices;

namespace Clinic.Web.Features.Home;

public sealed class HomeMaps : Profile
{
    public HomeMaps()
    {
        CreateProjection<Assignment, WaitingRow>();
        CreateProjection<Notice, FailedMailRow>();
    }
}

/// <summary>A couple, and how many released answers wait for the therapist's agreement.</summary>
public sealed record OfferRow(Guid CoupleId, Guid FirstClientId, Guid SecondClientId, int Count);

/// <summary>Homework that waits for somebody: handed in and not read, or overdue.</summary>
public sealed record WaitingRow
{
    public Guid Id { get; init; }
    public Guid ClientId { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTime? OpenedAt { get; init; }
    public DateTime? StartedAt { get; init; }
    public DateTime? SubmittedAt { get; init; }
}

public sealed record FailedMailRow
{
    public Guid ClientId { get; init; }
    public DateTime DueAt { get; init; }
    public string? LastReply { get; init; }
    public NoticeState State { get; init; }
    public bool IsInDoubt => State == NoticeState.InDoubt;

    /// <summary>What the mail server's answer means, and what to do.</summary>
    public string Reason => LastReply switch
    {
        _ when IsInDoubt => "The mail server had it and never answered. It may have arrived.",
        null => "It could not be sent. Check the address.",
        _ when LastReply.Contains("address", StringComparison.Ordinal) => "The address was refused. Check it.",
        _ when LastReply.StartsWith('5') => "Their mail server refused the mail. Ask for another address.",
        _ => "No answer from the mail server for a day.",
    };
}

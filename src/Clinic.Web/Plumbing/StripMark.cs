using Clinic.Assignments;
using Clinic.Sessions;

namespace Clinic.Web.Plumbing;

/// <summary>One mark of a homework strip: a drawing, and the same in words for screen readers.</summary>
public sealed record StripMark(string What, ItemState State)
{
    public static IEnumerable<StripMark> Of(IEnumerable<ItemStanding> items) => items.Select(i => new StripMark(i.Title, i.State));

    public string Icon => State switch
    {
        ItemState.In => "check-circle-fill",
        ItemState.Done => "check-circle",
        ItemState.Started => "circle-half",
        ItemState.Late => "exclamation-circle",
        _ => "circle",
    };

    public string? Class => State switch { ItemState.In or ItemState.Done => "in", ItemState.Late => "late", _ => null };

    public string Words => State switch
    {
        ItemState.In => "in",
        ItemState.Done => "done, not sent in",
        ItemState.Started => "started",
        ItemState.Late => "late",
        _ => "not opened",
    };
}

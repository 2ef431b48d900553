using Clinic.Library;
using Microsoft.EntityFrameworkCore;

namespace Clinic.Web.Features.Library;

public enum LibraryKind { Module, QuestionSet, Pathway }

/// <summary>The filter as it stands in the address.</summary>
public sealed class LibraryFilter
{
    public string? Q { get; set; }

    public LibraryKind? Kind { get; set; }

    /// <summary>For a pathway: its role; a couple's pathway is for both.</summary>
    public Audience? Audience { get; set; }

    public Intensity? Intensity { get; set; }

    public bool IsSet => !string.IsNullOrWhiteSpace(Q) || Kind is not null || Audience is not null || Intensity is not null;
}

public sealed record LibraryPage(LibraryFilter Filter, IReadOnlyList<ShelfItem> Modules, IReadOnlyList<ShelfItem> Sets, IReadOnlyList<PathwayRow> Pathways)
{
    public bool IsEmpty => Modules.Count + Sets.Count + Pathways.Count == 0;
}

public sealed record PathwayRow(Guid Id, string Title, string Summary, PathwayFor For, int Steps, int Version);

/// <summary>Finds what the library holds. It is small, so the filter is applied to the rows.</summary>
public sealed class LibraryReader(Shelf shelf)
{
    public async Task<LibraryPage> PageAsync(LibraryFilter filter)
    {
        var found = string.IsNullOrWhiteSpace(filter.Q) ? null : await shelf.FindAsync(filter.Q.Trim());
        var items = (await shelf.ItemsAsync()).Where(i => (found is null || found.Contains(i.VersionId))
            && (filter.Audience is null || i.Audience == filter.Audience) && (filter.Intensity is null || i.Intensity == filter.Intensity)).ToList();
        return new LibraryPage(filter,
            filter.Kind is null or LibraryKind.Module ? [.. items.Where(i => i.Kind == ItemKind.Module)] : [],
            filter.Kind is null or LibraryKind.QuestionSet ? [.. items.Where(i => i.Kind == ItemKind.QuestionSet)] : [],
            filter.Kind is null or LibraryKind.Pathway ? [.. (await PathwaysAsync(filter)).Where(p => found is null || found.Contains(p.Id))] : []);
    }

    private async Task<List<PathwayRow>> PathwaysAsync(LibraryFilter filter)
    {
        if (filter.Intensity is not null)
            return [];
        var all = await shelf.Pathways.AsNoTracking().ToListAsync();
        return [.. all.Where(p => filter.Audience is null || IsFor(p.For, filter.Audience.Value)).Select(p => new PathwayRow(p.Id, p.Title, p.Summary, p.For, p.Steps.Count, p.Number))];
    }

    private static bool IsFor(PathwayFor whom, Audience audience) => audience switch
    {
        Audience.BetrayedPartner => whom is PathwayFor.BetrayedPartner or PathwayFor.Couple,
        Audience.PartnerWhoCausedHarm => whom is PathwayFor.PartnerWhoCausedHarm or PathwayFor.Couple,
        _ => false,
    };
}

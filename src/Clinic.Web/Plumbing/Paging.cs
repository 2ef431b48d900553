namespace Clinic.Web.Plumbing;

/// <summary>Which slice of a list is shown. <paramref name="Page"/> counts from 1.</summary>
public sealed record Paging(int Page, int Size, int Total)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
    public int First => Total == 0 ? 0 : (Page - 1) * Size + 1;
    public int Last => Math.Min(Page * Size, Total);

    /// <summary>The page numbers worth a link: both ends and the neighbours; null stands for a gap.</summary>
    public IEnumerable<int?> Stops()
    {
        var shown = Enumerable.Range(1, Pages).Where(page => page == 1 || page == Pages || Math.Abs(page - Page) <= 1);
        var before = 0;
        foreach (var page in shown)
        {
            if (page - before > 1)
                yield return null;
            yield return before = page;
        }
    }
}

namespace Clinic.Reports.BuiltIn;

/// <summary>Lays strips onto pages, top to bottom. Where each strip goes is known before the first page is drawn.</summary>
internal sealed class PageFlow(float firstTop, float top, float bottom)
{
    private readonly List<List<(Strip Strip, float Y)>> _pages = [[]];

    public IReadOnlyList<IReadOnlyList<(Strip Strip, float Y)>> Pages => _pages;

    public void Place(IReadOnlyList<Strip> strips) => Place(strips, 0, firstTop);

    private (int Page, float Y) Place(IReadOnlyList<Strip> strips, int page, float y)
    {
        for (var at = 0; at < strips.Count; at++)
        {
            var strip = strips[at];
            var atHead = IsHead(page, y);
            var startsChain = at == 0 || !strips[at - 1].KeepWithNext;
            var needed = startsChain ? ChainHeight(strips, at) : strip.Height;
            if (!atHead && (strip.StartsPage || DoesNotFit(strip, y, needed)))
            {
                (page, y) = (page + 1, top);
                atHead = true;
            }
            (page, y) = PutOn(strip, page, y, atHead);
        }
        return (page, y);
    }

    private bool DoesNotFit(Strip strip, float y, float needed)
    {
        if (y + strip.Above + needed <= bottom) return false;
        // What is higher than a page is torn in any case, so it may as well begin here.
        return needed <= bottom - top || y + strip.Above + strip.Height > bottom;
    }

    private (int Page, float Y) PutOn(Strip strip, int page, float y, bool atHead)
    {
        if (!atHead) y += strip.Above;
        while (_pages.Count <= page) _pages.Add([]);
        if (strip.Side.Count > 0)
            return strip.Side.Select(side => Place(side, page, y)).Max();
        if (atHead && strip.Repeated is { } head)
        {
            _pages[page].Add((head, y));
            y += head.Height;
        }
        _pages[page].Add((strip, y));
        return (page, y + strip.Height);
    }

    private bool IsHead(int page, float y) => y <= (page == 0 ? firstTop : top);

    private static float ChainHeight(IReadOnlyList<Strip> strips, int at)
    {
        var height = strips[at].Height;
        while (strips[at].KeepWithNext && at + 1 < strips.Count)
        {
            at++;
            height += strips[at].Above + strips[at].Height;
        }
        return height;
    }
}

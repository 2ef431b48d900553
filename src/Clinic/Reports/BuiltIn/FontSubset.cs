using System.Buffers.Binary;
using System.Text;

namespace Clinic.Reports.BuiltIn;

/// <summary>
/// A TrueType file with only the glyphs of one document, under their old numbers. Skia as NuGet serves it cannot subset, and
/// would put each font into each report as a whole. Tables: https://learn.microsoft.com/typography/opentype/spec/
/// </summary>
internal sealed class FontSubset
{
    private const int MoreComponents = 0x20;

    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly bool _longOffsets;
    private readonly int _glyphCount;
    private readonly SortedSet<ushort> _glyphs = [0];

    private FontSubset(byte[] file)
    {
        _file = file;
        for (var at = 12; at < 12 + (16 * U16(4)); at += 16)
            _tables[Encoding.ASCII.GetString(file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        _longOffsets = U16(_tables["head"].Offset + 50) == 1;
        _glyphCount = U16(_tables["maxp"].Offset + 4);
    }

    /// <param name="file">With outlines in a table 'glyf'.</param>
    /// <param name="glyphs">Those drawn; parts of composite glyphs are found here.</param>
    /// <param name="letters">What the glyphs stand for, so that text can be copied out of the PDF.</param>
    public static byte[] Of(byte[] file, IEnumerable<ushort> glyphs, IEnumerable<(int CodePoint, ushort Glyph)> letters)
    {
        var subset = new FontSubset(file);
        foreach (var glyph in glyphs) subset.Add(glyph);
        return subset.Write(letters);
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));

    private void Add(ushort glyph)
    {
        if (glyph >= _glyphCount || !_glyphs.Add(glyph)) return;
        var (start, length) = Outline(glyph);
        var composite = length > 0 && (short)U16(start) < 0;
        if (!composite) return;
        for (var at = start + 10; ;)
        {
            var flags = U16(at);
            Add((ushort)U16(at + 2));
            if ((flags & MoreComponents) == 0) return;
            at += 4 + ComponentLength(flags);
        }
    }

    // ARG_1_AND_2_ARE_WORDS, then WE_HAVE_A_SCALE, AN_X_AND_Y_SCALE or A_TWO_BY_TWO.
    private static int ComponentLength(int flags) =>
        ((flags & 0x1) != 0 ? 4 : 2)
        + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);

    private (int Start, int Length) Outline(int glyph)
    {
        var loca = _tables["loca"].Offset;
        var (from, to) = _longOffsets
            ? ((int)U32(loca + (4 * glyph)), (int)U32(loca + (4 * glyph) + 4))
            : (2 * U16(loca + (2 * glyph)), 2 * U16(loca + (2 * glyph) + 2));
        return (_tables["glyf"].Offset + from, to - from);
    }

    private byte[] Write(IEnumerable<(int CodePoint, ushort Glyph)> letters)
    {
        var (outlines, offsets) = Outlines();
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cmap"] = CharacterMap(letters),
            ["glyf"] = outlines,
            ["loca"] = offsets,
            ["head"] = Head(),
            ["hmtx"] = Metrics(),
        };
        foreach (var name in new[] { "OS/2", "hhea", "maxp", "name", "cvt ", "fpgm", "prep" })
            if (_tables.ContainsKey(name)) tables[name] = Copy(name);
        return Assemble(tables);
    }

    private byte[] Copy(string table) => _file.AsSpan(_tables[table].Offset, _tables[table].Length).ToArray();

    private (byte[] Outlines, byte[] Offsets) Outlines()
    {
        var outlines = new MemoryStream();
        var offsets = new byte[4 * (_glyphCount + 1)];
        for (var glyph = 0; glyph < _glyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyph), (uint)outlines.Length);
            if (!_glyphs.Contains((ushort)glyph)) continue;
            var (start, length) = Outline(glyph);
            outlines.Write(_file, start, length);
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * _glyphCount), (uint)outlines.Length);
        return (outlines.ToArray(), offsets);
    }

    private byte[] Head()
    {
        var head = Copy("head");
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private byte[] Metrics()
    {
        var metrics = Copy("hmtx");
        var wide = U16(_tables["hhea"].Offset + 34);
        // The last full entry also holds for the glyphs after it.
        for (var glyph = 0; glyph < wide - 1; glyph++)
            if (!_glyphs.Contains((ushort)glyph)) metrics.AsSpan(4 * glyph, 4).Clear();
        return metrics;
    }

    // One subtable, format 12: Windows, full Unicode.
    private static byte[] CharacterMap(IEnumerable<(int CodePoint, ushort Glyph)> letters)
    {
        var groups = letters.DistinctBy(letter => letter.CodePoint).OrderBy(letter => letter.CodePoint).ToArray();
        var map = new byte[12 + 16 + (12 * groups.Length)];
        Put(map, 0, 0x0000_0001, 0x0003_000A, 12, 0x000C_0000, (uint)(16 + (12 * groups.Length)), 0, (uint)groups.Length);
        for (var at = 0; at < groups.Length; at++)
        {
            var letter = (uint)groups[at].CodePoint;
            Put(map, 28 + (12 * at), letter, letter, groups[at].Glyph);
        }
        return map;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var at = 12 + (16 * tables.Count);
        var file = new byte[at + tables.Values.Sum(table => (table.Length + 3) & ~3)];
        var entry = 12;
        Put(file, 0, 0x0001_0000, (uint)tables.Count << 16);
        foreach (var (name, table) in tables)
        {
            table.CopyTo(file, at);
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            Put(file, entry + 4, Sum(file.AsSpan(at, (table.Length + 3) & ~3)), (uint)at, (uint)table.Length);
            entry += 16;
            at += (table.Length + 3) & ~3;
        }
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var at = 0; at < table.Length; at += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(table[at..]);
        return sum;
    }

    private static void Put(byte[] target, int at, params ReadOnlySpan<uint> values)
    {
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32BigEndian(target.AsSpan(at), value);
            at += 4;
        }
    }
}

using System.Text;

namespace Clinic.Security;

/// <summary>A text file that only grows, a line at a time, each on disk before the call returns. Nodes may share it.</summary>
public sealed class AppendOnlyFile(string path)
{
    private static readonly Lock One = new();

    public string Path => path;

    public void Append(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        lock (One)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, options);
            // A line that a dying process left half-written ends here and is no line.
            file.Write(Encoding.UTF8.GetBytes((file.Position > 0 ? "\n" : "") + string.Join('\n', lines) + "\n"));
            file.Flush(flushToDisk: true);
        }
    }

    public IEnumerable<string> Lines()
    {
        if (!File.Exists(path))
            return [];
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

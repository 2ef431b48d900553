using System.Xml.Linq;

namespace Clinic.Web.Setup;

/// <summary>Refuses a start whose keys lie where their data lies, or where others read them. In development nothing is refused: there are no clients.</summary>
internal static class KeySafety
{
    private const UnixFileMode ForOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    public static void Check(PortalSettings settings)
    {
        foreach (var (key, path) in settings.Keys.Files())
        {
            foreach (var (folder, what) in DataFolders(settings))
            {
                if (IsInside(path, folder))
                    throw new BadSetting(key, $"names {path}, which lies inside {what} ({folder}): whoever gets the one would have the other. Move it to a folder that is not backed up together with the data, such as /etc/clinic.");
            }
            if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ForOthers) != 0)
                throw new BadSetting(key, $"names {path}, which others on this machine can read or change. Run 'chmod 600 {path}'.");
        }
        foreach (var (folder, what) in DataFolders(settings))
        {
            if (IsInside(settings.RecordsFolder, folder))
                throw new BadSetting(PortalSettings.RecordsKey, $"names {settings.RecordsFolder}, which lies inside {what} ({folder}): a restored backup would bring back an older ledger of erasures. Move it elsewhere, such as /var/lib/clinic-records.");
        }
    }

    /// <summary>Keys of the ring that lie in clear in its folder.</summary>
    public static IEnumerable<string> OpenKeys(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "key-*.xml").Where(path => !IsLocked(XDocument.Load(path))) : [];

    private static bool IsLocked(XDocument key) =>
        key.Root!.Descendants().Any(e => e.Name.LocalName == "encryptedSecret") && !key.Root.Descendants().Any(e => e.Name.LocalName == "masterKey");

    private static IEnumerable<(string Folder, string What)> DataFolders(PortalSettings settings)
    {
        yield return (settings.DataFolder, "the data folder");
        if (settings.Provider == StorageProvider.Sqlite && Path.GetDirectoryName(Path.GetFullPath(Clinic.Database.Sqlite.SqliteProvider.FileOf(settings.ConnectionString))) is { } folder)
            yield return (folder, "the folder of the database");
    }

    private static bool IsInside(string path, string folder)
    {
        var within = Path.GetRelativePath(Real(folder), Real(path));
        return within == "." || (within != ".." && !within.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(within));
    }

    /// <summary>Where it lies in truth, links of its folders followed.</summary>
    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        var target = File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true) : Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true) : null;
        if (target is not null)
            return Real(target.FullName);
        return Path.GetDirectoryName(full) is { } parent ? Path.Combine(Real(parent), Path.GetFileName(full)) : full;
    }
}

using Clinic.Web.Setup;
using Microsoft.Data.Sqlite;

namespace Clinic.Tests.Support;

/// <summary>Where one portal keeps its things: a data folder, and a database in it or on the server.</summary>
public sealed record PortalPlace(StorageProvider Provider, string Folder, string ConnectionString)
{
    public string MailFolder => Path.Combine(Folder, "mail");

    /// <summary>Beside the data folder: the key file, the ledger of erasures, the heads of the audit trail.</summary>
    public string ApartFolder => Folder + "-apart";

    public string KeyFile => Path.Combine(ApartFolder, "portal.key");

    public string DatabaseFile => Path.Combine(Folder, "clinic.db");

    public static PortalPlace NewSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("clinic-test-").FullName;
        return new PortalPlace(StorageProvider.Sqlite, folder, $"Data Source={Path.Combine(folder, "clinic.db")}").WithKey();
    }

    public static PortalPlace OnServer(string connectionString) =>
        new PortalPlace(StorageProvider.SqlServer, Directory.CreateTempSubdirectory("clinic-test-").FullName, connectionString).WithKey();

    /// <summary>The same database and keys, for a second node.</summary>
    public PortalPlace Copy()
    {
        var copy = NewSqlite();
        CopyFiles(Folder, copy.Folder);
        CopyFiles(ApartFolder, copy.ApartFolder);
        return copy;
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private PortalPlace WithKey()
    {
        Clinic.Web.Plumbing.KeyFile.Make(KeyFile);
        return this;
    }

    /// <summary>Lets go of pooled connections, so that the file is whole and can be copied or deleted.</summary>
    public void LetGo()
    {
        if (Provider != StorageProvider.Sqlite)
            return;
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    public void Delete()
    {
        LetGo();
        try
        {
            Directory.Delete(Folder, recursive: true);
            Directory.Delete(ApartFolder, recursive: true);
        }
        catch (IOException)
        {
            // A scanner may still look at it; the system clears its temporary folder by itself.
        }
    }
}

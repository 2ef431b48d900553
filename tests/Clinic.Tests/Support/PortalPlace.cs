using Clinic.Web.Setup;
using Microsoft.Data.Sqlite;

namespace Clinic.Tests.Support;

/// <summary>Where one portal keeps its things: a data folder, and a database in it or on the server.</summary>
public sealed record PortalPlace(StorageProvider Provider, string Folder, string ConnectionString)
{
    public string MailFolder => Path.Combine(Folder, "mail");

    public string DatabaseFile => Path.Combine(Folder, "clinic.db");

    public static PortalPlace NewSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("clinic-test-").FullName;
        return new(StorageProvider.Sqlite, folder, $"Data Source={Path.Combine(folder, "clinic.db")}");
    }

    public static PortalPlace OnServer(string connectionString) =>
        new(StorageProvider.SqlServer, Directory.CreateTempSubdirectory("clinic-test-").FullName, connectionString);

    /// <summary>The same database and keys, for a second node.</summary>
    public PortalPlace Copy()
    {
        var copy = NewSqlite();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
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
        }
        catch (IOException)
        {
            // A scanner may still look at it; the system clears its temporary folder by itself.
        }
    }
}

using Clinic.Data;
using Clinic.Database.Sqlite;
using Clinic.Library;

namespace Clinic.Tests.Support;

/// <summary>The built-in content pack, read into a context that no database stands behind.</summary>
internal static class BuiltInPack
{
    public static string Folder => Path.Combine(Repository.Root, "src", "Clinic.Web", "Content", "betrayal-and-repair");

    /// <summary>Look at the Local views of its sets.</summary>
    public static ClinicContext Load(string? folder = null, Guid? practiceId = null)
    {
        var db = ClinicModel.Context(options => options.UseClinicSqlite("Data Source=:memory:"));
        new ContentPack(folder ?? Folder).AddTo(db, practiceId ?? Guid.CreateVersion7(), Sample.Now);
        return db;
    }
}

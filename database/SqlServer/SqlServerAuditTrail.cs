using Microsoft.EntityFrameworkCore.Migrations;

namespace Clinic.Database.SqlServer;

/// <summary>Keeps the audit trail append-only in the database itself.</summary>
public static class SqlServerAuditTrail
{
    /// <summary>Entries from before the trail was chained get their numbers, and keep an empty mark. In strings of their own, because the columns are new in this batch.</summary>
    public static void NumberEntries(MigrationBuilder migration)
    {
        migration.Sql("""
            EXEC(N'WITH numbered AS (SELECT [Number], ROW_NUMBER() OVER (PARTITION BY [PracticeId] ORDER BY [At], [Id]) AS [Nth] FROM [AuditEntries]) UPDATE numbered SET [Number] = [Nth];');
            """);
        migration.Sql("""
            EXEC(N'INSERT INTO [AuditHeads] ([PracticeId], [Number], [Mark]) SELECT [PracticeId], COUNT_BIG(*), 0x FROM [AuditEntries] GROUP BY [PracticeId];');
            """);
    }

    public static void RefuseChanges(MigrationBuilder migration) => migration.Sql("""
        EXEC(N'CREATE TRIGGER [AuditEntries_AppendOnly] ON [AuditEntries] INSTEAD OF UPDATE, DELETE AS BEGIN SET NOCOUNT ON; THROW 51000, ''The audit trail is append-only.'', 1; END;');
        """);

    public static void AllowChanges(MigrationBuilder migration) => migration.Sql("DROP TRIGGER [AuditEntries_AppendOnly];");
}

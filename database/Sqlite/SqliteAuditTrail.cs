using Microsoft.EntityFrameworkCore.Migrations;

namespace Clinic.Database.Sqlite;

/// <summary>Keeps the audit trail append-only in the database itself.</summary>
public static class SqliteAuditTrail
{
    /// <summary>Made at every start and not by a migration: SQLite rebuilds a table to change it, and its triggers go with the old one.</summary>
    internal const string Triggers = """
        CREATE TRIGGER IF NOT EXISTS "AuditEntries_NoUpdate" BEFORE UPDATE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
        """;

    /// <summary>With their checks in the column itself: a check of its own would rebuild the whole table, outside a transaction, which a power cut must not meet.</summary>
    public static void AddCheckedColumns(MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE "Clients" ADD "ErasureReason" TEXT COLLATE NOCASE NULL CONSTRAINT "CK_Clients_ErasureReason_Length" CHECK (length("ErasureReason") <= 32);
        ALTER TABLE "AuditEntries" ADD "Mark" BLOB NOT NULL DEFAULT X'' CONSTRAINT "CK_AuditEntries_Mark_Length" CHECK (length("Mark") <= 32);
        """);

    /// <summary>Entries from before the trail was chained get their numbers, and keep an empty mark.</summary>
    public static void NumberEntries(MigrationBuilder migration) => migration.Sql("""
        UPDATE "AuditEntries" SET "Number" = (SELECT COUNT(*) FROM "AuditEntries" AS o WHERE o."PracticeId" = "AuditEntries"."PracticeId"
            AND (o."At" < "AuditEntries"."At" OR (o."At" = "AuditEntries"."At" AND o."Id" <= "AuditEntries"."Id")));
        INSERT INTO "AuditHeads" ("PracticeId", "Number", "Mark") SELECT "PracticeId", COUNT(*), x'' FROM "AuditEntries" GROUP BY "PracticeId";
        """);
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace Clinic.Database.Sqlite;

/// <summary>
/// What the migration of the couples' files changes in tables that are there already. Said in SQL, so that it stands in the migration's own
/// transaction: the tool would rebuild the tables outside of one, which a power cut must not meet.
/// </summary>
public static class SqliteCoupleFiles
{
    public static void AddCheckedColumns(MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE "Assignments" ADD "Purpose" TEXT COLLATE NOCASE NOT NULL DEFAULT 'Work' CONSTRAINT "CK_Assignments_Purpose_Length" CHECK (length("Purpose") <= 32);
        ALTER TABLE "Couples" ADD "Policy" TEXT COLLATE NOCASE NULL CONSTRAINT "CK_Couples_Policy_Length" CHECK (length("Policy") <= 32);
        """);

    /// <summary>What a foreign key of a run points to; an index does for it what a constraint of the table would.</summary>
    public static void NamePathwaysWithTheirPractice(MigrationBuilder migration) =>
        migration.Sql("""CREATE UNIQUE INDEX "AK_Pathways_PracticeId_Id" ON "Pathways" ("PracticeId", "Id");""");

    /// <summary>A key may belong to a couple: it no longer has to name a client. Nothing refers to this table, so it can be made anew within the transaction.</summary>
    public static void LoosenKeys(MigrationBuilder migration) => migration.Sql("""
        CREATE TABLE "ClientKeysAnew" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_ClientKeys" PRIMARY KEY,
            "PracticeId" TEXT NOT NULL,
            "ClientId" TEXT NOT NULL,
            "Wrapped" BLOB NOT NULL,
            "Messages" INTEGER NOT NULL DEFAULT 0,
            CONSTRAINT "CK_ClientKeys_Wrapped_Length" CHECK (length("Wrapped") <= 1000),
            CONSTRAINT "FK_ClientKeys_Practices_PracticeId" FOREIGN KEY ("PracticeId") REFERENCES "Practices" ("Id") ON DELETE RESTRICT
        );
        INSERT INTO "ClientKeysAnew" ("Id", "PracticeId", "ClientId", "Wrapped", "Messages") SELECT "Id", "PracticeId", "ClientId", "Wrapped", "Messages" FROM "ClientKeys";
        DROP TABLE "ClientKeys";
        ALTER TABLE "ClientKeysAnew" RENAME TO "ClientKeys";
        CREATE INDEX "IX_ClientKeys_PracticeId_ClientId" ON "ClientKeys" ("PracticeId", "ClientId");
        """);
}

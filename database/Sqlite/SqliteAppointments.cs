using Microsoft.EntityFrameworkCore.Migrations;

namespace Clinic.Database.Sqlite;

/// <summary>
/// What the migration of visits and appointments changes in tables that are there already. Said in SQL, so that it stands in the migration's own
/// transaction: the tool would rebuild the tables outside of one, which a power cut must not meet.
/// </summary>
public static class SqliteAppointments
{
    public static void AddCheckedColumns(MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE "Therapists" ADD "OwnReminders" TEXT COLLATE NOCASE NULL CONSTRAINT "CK_Therapists_OwnReminders_Length" CHECK (length("OwnReminders") <= 400);
        ALTER TABLE "Practices" ADD "SessionMails" TEXT COLLATE NOCASE NOT NULL DEFAULT 'None' CONSTRAINT "CK_Practices_SessionMails_Length" CHECK (length("SessionMails") <= 32);
        CREATE UNIQUE INDEX "AK_Sessions_PracticeId_Id" ON "Sessions" ("PracticeId", "Id");
        """);

    /// <summary>A notice may be about a session. Nothing refers to this table, so it can be made anew within the transaction, with a key that carries the practice.</summary>
    public static void LetNoticesBeAboutSessions(MigrationBuilder migration) => migration.Sql("""
        CREATE TABLE "NoticesAnew" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_Notices" PRIMARY KEY,
            "PracticeId" TEXT NOT NULL,
            "Kind" TEXT COLLATE NOCASE NOT NULL,
            "ClientId" TEXT NULL,
            "TherapistId" TEXT NULL,
            "AssignmentId" TEXT NULL,
            "SessionId" TEXT NULL,
            "DueAt" TEXT NOT NULL,
            "LocalDate" TEXT NOT NULL,
            "OccurrenceKey" TEXT COLLATE NOCASE NOT NULL,
            "State" TEXT COLLATE NOCASE NOT NULL,
            "ClaimedBy" TEXT COLLATE NOCASE NULL,
            "LeaseUntil" TEXT NULL,
            "FirstTriedAt" TEXT NULL,
            "Attempts" INTEGER NOT NULL,
            "NextAttemptAt" TEXT NOT NULL,
            "HandedOverAt" TEXT NULL,
            "HandedOverAs" BLOB NULL,
            "Edition" INTEGER NOT NULL DEFAULT 0,
            "SentAt" TEXT NULL,
            "SkippedAt" TEXT NULL,
            "SkippedBecause" TEXT COLLATE NOCASE NULL,
            "LastReply" TEXT COLLATE NOCASE NULL,
            CONSTRAINT "CK_Notices_ClaimedBy_Length" CHECK (length("ClaimedBy") <= 80),
            CONSTRAINT "CK_Notices_HandedOverAs_Length" CHECK (length("HandedOverAs") <= 32),
            CONSTRAINT "CK_Notices_Kind_Length" CHECK (length("Kind") <= 32),
            CONSTRAINT "CK_Notices_LastReply_Length" CHECK (length("LastReply") <= 300),
            CONSTRAINT "CK_Notices_OccurrenceKey_Length" CHECK (length("OccurrenceKey") <= 160),
            CONSTRAINT "CK_Notices_SkippedBecause_Length" CHECK (length("SkippedBecause") <= 200),
            CONSTRAINT "CK_Notices_State_Length" CHECK (length("State") <= 32),
            CONSTRAINT "FK_Notices_Assignments_PracticeId_AssignmentId" FOREIGN KEY ("PracticeId", "AssignmentId") REFERENCES "Assignments" ("PracticeId", "Id") ON DELETE RESTRICT,
            CONSTRAINT "FK_Notices_Clients_PracticeId_ClientId" FOREIGN KEY ("PracticeId", "ClientId") REFERENCES "Clients" ("PracticeId", "Id") ON DELETE RESTRICT,
            CONSTRAINT "FK_Notices_Practices_PracticeId" FOREIGN KEY ("PracticeId") REFERENCES "Practices" ("Id") ON DELETE RESTRICT,
            CONSTRAINT "FK_Notices_Sessions_PracticeId_SessionId" FOREIGN KEY ("PracticeId", "SessionId") REFERENCES "Sessions" ("PracticeId", "Id") ON DELETE RESTRICT,
            CONSTRAINT "FK_Notices_Therapists_PracticeId_TherapistId" FOREIGN KEY ("PracticeId", "TherapistId") REFERENCES "Therapists" ("PracticeId", "Id") ON DELETE RESTRICT
        );
        INSERT INTO "NoticesAnew" ("Id", "PracticeId", "Kind", "ClientId", "TherapistId", "AssignmentId", "DueAt", "LocalDate", "OccurrenceKey", "State", "ClaimedBy", "LeaseUntil",
            "FirstTriedAt", "Attempts", "NextAttemptAt", "HandedOverAt", "SentAt", "SkippedAt", "SkippedBecause", "LastReply")
        SELECT "Id", "PracticeId", "Kind", "ClientId", "TherapistId", "AssignmentId", "DueAt", "LocalDate", "OccurrenceKey", "State", "ClaimedBy", "LeaseUntil",
            "FirstTriedAt", "Attempts", "NextAttemptAt", "HandedOverAt", "SentAt", "SkippedAt", "SkippedBecause", "LastReply" FROM "Notices";
        DROP TABLE "Notices";
        ALTER TABLE "NoticesAnew" RENAME TO "Notices";
        CREATE INDEX "IX_Notices_AssignmentId" ON "Notices" ("AssignmentId");
        CREATE UNIQUE INDEX "IX_Notices_OccurrenceKey" ON "Notices" ("OccurrenceKey");
        CREATE INDEX "IX_Notices_PracticeId_AssignmentId" ON "Notices" ("PracticeId", "AssignmentId");
        CREATE INDEX "IX_Notices_PracticeId_ClientId" ON "Notices" ("PracticeId", "ClientId");
        CREATE INDEX "IX_Notices_PracticeId_SessionId" ON "Notices" ("PracticeId", "SessionId");
        CREATE INDEX "IX_Notices_PracticeId_TherapistId" ON "Notices" ("PracticeId", "TherapistId");
        CREATE INDEX "IX_Notices_SessionId" ON "Notices" ("SessionId");
        CREATE INDEX "IX_Notices_State_NextAttemptAt" ON "Notices" ("State", "NextAttemptAt");
        """);
}

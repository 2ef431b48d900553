using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CoupleFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            SqliteCoupleFiles.AddCheckedColumns(migrationBuilder);
            SqliteCoupleFiles.LoosenKeys(migrationBuilder);
            SqliteCoupleFiles.NamePathwaysWithTheirPractice(migrationBuilder);

            migrationBuilder.AddColumn<DateTime>(
                name: "PolicyChosenAt",
                table: "Couples",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "QuarantinedAt",
                table: "Assignments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CoupleNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoupleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoupleNotes", x => x.Id);
                    table.CheckConstraint("CK_CoupleNotes_Kind_Length", "length(\"Kind\") <= 32");
                    table.ForeignKey(
                        name: "FK_CoupleNotes_Couples_PracticeId_CoupleId",
                        columns: x => new { x.PracticeId, x.CoupleId },
                        principalTable: "Couples",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CoupleNotes_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PathwayRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoupleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PathwayId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DaysPerStep = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PathwayRuns", x => x.Id);
                    table.UniqueConstraint("AK_PathwayRuns_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.ForeignKey(
                        name: "FK_PathwayRuns_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PathwayRuns_Couples_PracticeId_CoupleId",
                        columns: x => new { x.PracticeId, x.CoupleId },
                        principalTable: "Couples",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PathwayRuns_Pathways_PracticeId_PathwayId",
                        columns: x => new { x.PracticeId, x.PathwayId },
                        principalTable: "Pathways",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PathwayRuns_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PolicyVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Policy = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Texts = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyVersions", x => x.Id);
                    table.UniqueConstraint("AK_PolicyVersions_PracticeId_Id", x => new { x.PracticeId, x.Id });
                    table.CheckConstraint("CK_PolicyVersions_Policy_Length", "length(\"Policy\") <= 32");
                    table.ForeignKey(
                        name: "FK_PolicyVersions_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Releases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoupleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecipientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AnswerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    QuestionSetVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Gate = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    OfferedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AgreedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ShownAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeliveryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Releases", x => x.Id);
                    table.CheckConstraint("CK_Releases_Gate_Length", "length(\"Gate\") <= 32");
                    table.CheckConstraint("CK_Releases_QuestionId_Length", "length(\"QuestionId\") <= 100");
                    table.CheckConstraint("CK_Releases_State_Length", "length(\"State\") <= 32");
                    table.ForeignKey(
                        name: "FK_Releases_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Releases_Assignments_PracticeId_DeliveryId",
                        columns: x => new { x.PracticeId, x.DeliveryId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Releases_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Releases_Clients_PracticeId_RecipientId",
                        columns: x => new { x.PracticeId, x.RecipientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Releases_Couples_PracticeId_CoupleId",
                        columns: x => new { x.PracticeId, x.CoupleId },
                        principalTable: "Couples",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Releases_QuestionSetVersions_PracticeId_QuestionSetVersionId",
                        columns: x => new { x.PracticeId, x.QuestionSetVersionId },
                        principalTable: "QuestionSetVersions",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Releases_Therapists_PracticeId_AgreedById",
                        columns: x => new { x.PracticeId, x.AgreedById },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    ItemKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "NOCASE"),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Gate = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpensAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UnlockedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PassedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunSteps", x => x.Id);
                    table.CheckConstraint("CK_RunSteps_Gate_Length", "length(\"Gate\") <= 32");
                    table.CheckConstraint("CK_RunSteps_ItemKey_Length", "length(\"ItemKey\") <= 100");
                    table.CheckConstraint("CK_RunSteps_Kind_Length", "length(\"Kind\") <= 32");
                    table.CheckConstraint("CK_RunSteps_State_Length", "length(\"State\") <= 32");
                    table.ForeignKey(
                        name: "FK_RunSteps_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RunSteps_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RunSteps_PathwayRuns_PracticeId_RunId",
                        columns: x => new { x.PracticeId, x.RunId },
                        principalTable: "PathwayRuns",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CoupleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SignedName = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true, collation: "NOCASE"),
                    WasProven = table.Column<bool>(type: "INTEGER", nullable: false),
                    WitnessId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.CheckConstraint("CK_Agreements_Place_Length", "length(\"Place\") <= 32");
                    table.CheckConstraint("CK_Agreements_State_Length", "length(\"State\") <= 32");
                    table.ForeignKey(
                        name: "FK_Agreements_Assignments_PracticeId_AssignmentId",
                        columns: x => new { x.PracticeId, x.AssignmentId },
                        principalTable: "Assignments",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_Couples_PracticeId_CoupleId",
                        columns: x => new { x.PracticeId, x.CoupleId },
                        principalTable: "Couples",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_PolicyVersions_PracticeId_VersionId",
                        columns: x => new { x.PracticeId, x.VersionId },
                        principalTable: "PolicyVersions",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_Therapists_PracticeId_WitnessId",
                        columns: x => new { x.PracticeId, x.WitnessId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PracticeId_AssignmentId",
                table: "Agreements",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PracticeId_ClientId",
                table: "Agreements",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PracticeId_CoupleId",
                table: "Agreements",
                columns: new[] { "PracticeId", "CoupleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PracticeId_VersionId",
                table: "Agreements",
                columns: new[] { "PracticeId", "VersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PracticeId_WitnessId",
                table: "Agreements",
                columns: new[] { "PracticeId", "WitnessId" });

            migrationBuilder.CreateIndex(
                name: "IX_CoupleNotes_PracticeId_CoupleId",
                table: "CoupleNotes",
                columns: new[] { "PracticeId", "CoupleId" });

            migrationBuilder.CreateIndex(
                name: "IX_CoupleNotes_PracticeId_TherapistId",
                table: "CoupleNotes",
                columns: new[] { "PracticeId", "TherapistId" });

            migrationBuilder.CreateIndex(
                name: "IX_PathwayRuns_PracticeId_ClientId",
                table: "PathwayRuns",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_PathwayRuns_PracticeId_CoupleId",
                table: "PathwayRuns",
                columns: new[] { "PracticeId", "CoupleId" });

            migrationBuilder.CreateIndex(
                name: "IX_PathwayRuns_PracticeId_PathwayId",
                table: "PathwayRuns",
                columns: new[] { "PracticeId", "PathwayId" });

            migrationBuilder.CreateIndex(
                name: "IX_PathwayRuns_PracticeId_TherapistId",
                table: "PathwayRuns",
                columns: new[] { "PracticeId", "TherapistId" });

            migrationBuilder.CreateIndex(
                name: "IX_PolicyVersions_PracticeId_Policy_Number",
                table: "PolicyVersions",
                columns: new[] { "PracticeId", "Policy", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PracticeId_AgreedById",
                table: "Releases",
                columns: new[] { "PracticeId", "AgreedById" });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PracticeId_AssignmentId",
                table: "Releases",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PracticeId_ClientId",
                table: "Releases",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PracticeId_CoupleId_State",
                table: "Releases",
                columns: new[] { "PracticeId", "CoupleId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PracticeId_DeliveryId",
                table: "Releases",
                columns: new[] { "PracticeId", "DeliveryId" });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PracticeId_QuestionSetVersionId",
                table: "Releases",
                columns: new[] { "PracticeId", "QuestionSetVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_PracticeId_RecipientId",
                table: "Releases",
                columns: new[] { "PracticeId", "RecipientId" });

            migrationBuilder.CreateIndex(
                name: "IX_RunSteps_AssignmentId",
                table: "RunSteps",
                column: "AssignmentId");

            migrationBuilder.CreateIndex(
                name: "IX_RunSteps_PracticeId_AssignmentId",
                table: "RunSteps",
                columns: new[] { "PracticeId", "AssignmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_RunSteps_PracticeId_ClientId",
                table: "RunSteps",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_RunSteps_PracticeId_RunId",
                table: "RunSteps",
                columns: new[] { "PracticeId", "RunId" });

            migrationBuilder.CreateIndex(
                name: "IX_RunSteps_State_OpensAt",
                table: "RunSteps",
                columns: new[] { "State", "OpensAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_ClientKeys_Practices_PracticeId",
                table: "ClientKeys");

            migrationBuilder.DropTable(
                name: "Agreements");

            migrationBuilder.DropTable(
                name: "CoupleNotes");

            migrationBuilder.DropTable(
                name: "Releases");

            migrationBuilder.DropTable(
                name: "RunSteps");

            migrationBuilder.DropTable(
                name: "PolicyVersions");

            migrationBuilder.DropTable(
                name: "PathwayRuns");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Pathways_PracticeId_Id",
                table: "Pathways");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Couples_Policy_Length",
                table: "Couples");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Assignments_Purpose_Length",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "Policy",
                table: "Couples");

            migrationBuilder.DropColumn(
                name: "PolicyChosenAt",
                table: "Couples");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "Assignments");

            migrationBuilder.DropColumn(
                name: "QuarantinedAt",
                table: "Assignments");

            migrationBuilder.AddForeignKey(
                name: "FK_ClientKeys_Clients_PracticeId_ClientId",
                table: "ClientKeys",
                columns: new[] { "PracticeId", "ClientId" },
                principalTable: "Clients",
                principalColumns: new[] { "PracticeId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }
    }
}

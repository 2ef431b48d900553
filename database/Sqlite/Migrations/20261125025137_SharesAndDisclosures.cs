using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SharesAndDisclosures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DisclosureDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DestroyOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DestroyedByDate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisclosureDrafts_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DisclosureDrafts_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Shares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TherapistId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "NOCASE"),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AgreedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shares", x => x.Id);
                    table.CheckConstraint("CK_Shares_Kind_Length", "length(\"Kind\") <= 32");
                    table.ForeignKey(
                        name: "FK_Shares_Clients_PracticeId_ClientId",
                        columns: x => new { x.PracticeId, x.ClientId },
                        principalTable: "Clients",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Shares_Therapists_PracticeId_GivenById",
                        columns: x => new { x.PracticeId, x.GivenById },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Shares_Therapists_PracticeId_TherapistId",
                        columns: x => new { x.PracticeId, x.TherapistId },
                        principalTable: "Therapists",
                        principalColumns: new[] { "PracticeId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureDrafts_PracticeId_ClientId",
                table: "DisclosureDrafts",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureDrafts_PracticeId_DestroyedAt_DestroyOn",
                table: "DisclosureDrafts",
                columns: new[] { "PracticeId", "DestroyedAt", "DestroyOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureDrafts_PracticeId_TherapistId",
                table: "DisclosureDrafts",
                columns: new[] { "PracticeId", "TherapistId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shares_PracticeId_ClientId",
                table: "Shares",
                columns: new[] { "PracticeId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Shares_PracticeId_GivenById",
                table: "Shares",
                columns: new[] { "PracticeId", "GivenById" });

            migrationBuilder.CreateIndex(
                name: "IX_Shares_PracticeId_TherapistId_ClientId_EndsAt",
                table: "Shares",
                columns: new[] { "PracticeId", "TherapistId", "ClientId", "EndsAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DisclosureDrafts");

            migrationBuilder.DropTable(
                name: "Shares");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.SqlServer.Migrations
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TherapistId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Words = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DestroyOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DestroyedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DestroyedByDate = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PracticeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClientId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TherapistId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GivenById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shares", x => x.Id);
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

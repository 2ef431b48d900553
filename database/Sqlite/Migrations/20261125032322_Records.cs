using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Records : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "Clients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasureDueAt",
                table: "Clients",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Messages",
                table: "ClientKeys",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            SqliteAuditTrail.AddCheckedColumns(migrationBuilder);

            migrationBuilder.CreateTable(
                name: "AuditHeads",
                columns: table => new
                {
                    PracticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    Mark = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHeads", x => x.PracticeId);
                    table.CheckConstraint("CK_AuditHeads_Mark_Length", "length(\"Mark\") <= 32");
                    table.ForeignKey(
                        name: "FK_AuditHeads_Practices_PracticeId",
                        column: x => x.PracticeId,
                        principalTable: "Practices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            SqliteAuditTrail.NumberEntries(migrationBuilder);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_PracticeId_Number",
                table: "AuditEntries",
                columns: new[] { "PracticeId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditHeads");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Clients_ErasureReason_Length",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_PracticeId_Number",
                table: "AuditEntries");

            migrationBuilder.DropCheckConstraint(
                name: "CK_AuditEntries_Mark_Length",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "ErasureDueAt",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "ErasureReason",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "Messages",
                table: "ClientKeys");

            migrationBuilder.DropColumn(
                name: "Mark",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "AuditEntries");
        }
    }
}

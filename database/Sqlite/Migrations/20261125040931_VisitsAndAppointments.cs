using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class VisitsAndAppointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQLite rebuilds Notices before Sessions has the key that it points to; the rebuild of Sessions takes this index away again.
            migrationBuilder.Sql("CREATE UNIQUE INDEX \"Sessions_for_a_moment\" ON \"Sessions\" (\"PracticeId\", \"Id\");");

            migrationBuilder.AddColumn<string>(
                name: "OwnReminders",
                table: "Therapists",
                type: "TEXT",
                maxLength: 400,
                nullable: true,
                collation: "NOCASE");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "SessionMails",
                table: "Practices",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "None",
                collation: "NOCASE");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "Notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "HandedOverAs",
                table: "Notices",
                type: "BLOB",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SessionId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "InSession",
                table: "ClientVisits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Sessions_PracticeId_Id",
                table: "Sessions",
                columns: new[] { "PracticeId", "Id" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Therapists_OwnReminders_Length",
                table: "Therapists",
                sql: "length(\"OwnReminders\") <= 400");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Practices_SessionMails_Length",
                table: "Practices",
                sql: "length(\"SessionMails\") <= 32");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PracticeId_SessionId",
                table: "Notices",
                columns: new[] { "PracticeId", "SessionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SessionId",
                table: "Notices",
                column: "SessionId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Notices_HandedOverAs_Length",
                table: "Notices",
                sql: "length(\"HandedOverAs\") <= 32");

            migrationBuilder.AddForeignKey(
                name: "FK_Notices_Sessions_PracticeId_SessionId",
                table: "Notices",
                columns: new[] { "PracticeId", "SessionId" },
                principalTable: "Sessions",
                principalColumns: new[] { "PracticeId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Notices_Sessions_PracticeId_SessionId",
                table: "Notices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Therapists_OwnReminders_Length",
                table: "Therapists");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Sessions_PracticeId_Id",
                table: "Sessions");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Practices_SessionMails_Length",
                table: "Practices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PracticeId_SessionId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_SessionId",
                table: "Notices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Notices_HandedOverAs_Length",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "OwnReminders",
                table: "Therapists");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SessionMails",
                table: "Practices");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "HandedOverAs",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "SessionId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "InSession",
                table: "ClientVisits");
        }
    }
}

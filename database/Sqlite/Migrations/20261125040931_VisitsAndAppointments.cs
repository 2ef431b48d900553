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
            SqliteAppointments.AddCheckedColumns(migrationBuilder);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "InSession",
                table: "ClientVisits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            SqliteAppointments.LetNoticesBeAboutSessions(migrationBuilder);
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

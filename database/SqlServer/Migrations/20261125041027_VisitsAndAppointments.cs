using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class VisitsAndAppointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OwnReminders",
                table: "Therapists",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Sessions",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "SessionMails",
                table: "Practices",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "Notices",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "HandedOverAs",
                table: "Notices",
                type: "binary(32)",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SessionId",
                table: "Notices",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "InSession",
                table: "ClientVisits",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Sessions_PracticeId_Id",
                table: "Sessions",
                columns: new[] { "PracticeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PracticeId_SessionId",
                table: "Notices",
                columns: new[] { "PracticeId", "SessionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_SessionId",
                table: "Notices",
                column: "SessionId");

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

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Sessions_PracticeId_Id",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PracticeId_SessionId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_SessionId",
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

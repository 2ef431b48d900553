using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Clinic.Database.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class InSessionVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "InSession",
                table: "ClientVisits",
                type: "bit",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "InSession",
                table: "ClientVisits");
        }
    }
}

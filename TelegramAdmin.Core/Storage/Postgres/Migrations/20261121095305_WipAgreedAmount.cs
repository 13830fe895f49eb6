using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WipAgreedAmount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "agreed_amount",
                table: "auto_recharges",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "agreed_amount",
                table: "auto_recharges");
        }
    }
}

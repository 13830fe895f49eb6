using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WipOffer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "offer_message_id",
                table: "credit_accounts",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "offer_message_id",
                table: "credit_accounts");
        }
    }
}

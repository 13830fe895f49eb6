using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WipGate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "unconfirmed",
                table: "consumers",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbox_updates_bot_id_id",
                table: "inbox_updates",
                columns: new[] { "bot_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_inbox_updates_bot_id_id",
                table: "inbox_updates");

            migrationBuilder.DropColumn(
                name: "unconfirmed",
                table: "consumers");
        }
    }
}

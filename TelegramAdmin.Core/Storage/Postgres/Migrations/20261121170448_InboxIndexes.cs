using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class InboxIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_conversations_unread",
                table: "conversations");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_workspace_id_last_message_at_id",
                table: "conversations",
                columns: new[] { "workspace_id", "last_message_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_workspace_id_state_last_message_at_id",
                table: "conversations",
                columns: new[] { "workspace_id", "state", "last_message_at", "id" });

            // After the others: of indexes that serve alike SQLite takes the newest.
            migrationBuilder.CreateIndex(
                name: "ix_conversations_unread",
                table: "conversations",
                columns: new[] { "workspace_id", "state", "last_message_at", "id", "unread_count" },
                filter: "unread_count > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_conversations_unread",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_workspace_id_last_message_at_id",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_workspace_id_state_last_message_at_id",
                table: "conversations");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_unread",
                table: "conversations",
                columns: new[] { "workspace_id", "state", "last_message_at", "id" },
                filter: "unread_count > 0");
        }
    }
}

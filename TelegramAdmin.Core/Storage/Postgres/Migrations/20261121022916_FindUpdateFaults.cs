using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FindUpdateFaults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_inbox_updates_faults",
                table: "inbox_updates",
                columns: new[] { "workspace_id", "id" },
                filter: "error IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_inbox_updates_faults",
                table: "inbox_updates");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WipTiming : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "due_at",
                table: "answer_times",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "due_at",
                table: "answer_times");
        }
    }
}

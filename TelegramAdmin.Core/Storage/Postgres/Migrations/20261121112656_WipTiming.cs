using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WipTiming : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "answer_times",
                type: "timestamp with time zone",
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

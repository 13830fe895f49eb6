using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TelegramAdmin.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PaidTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_payments_paid",
                table: "payments",
                columns: new[] { "workspace_id", "paid_at" },
                filter: "paid_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_entries_used_up",
                table: "credit_entries",
                column: "account_id",
                filter: "kind = 3 AND balance_after <= 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_paid",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_credit_entries_used_up",
                table: "credit_entries");
        }
    }
}

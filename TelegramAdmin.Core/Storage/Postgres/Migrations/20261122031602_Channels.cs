using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Channels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "channel_access",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_refused = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_access", x => new { x.channel_id, x.account_id });
                });

            migrationBuilder.CreateTable(
                name: "channel_alert_rules",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    on_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    scope = table.Column<int>(type: "integer", nullable: false),
                    channel_id = table.Column<long>(type: "bigint", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    is_percent = table.Column<bool>(type: "boolean", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: false),
                    factor = table.Column<double>(type: "double precision", nullable: false),
                    words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    cooldown_minutes = table.Column<int>(type: "integer", nullable: false),
                    recipients = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    to_group = table.Column<bool>(type: "boolean", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_alert_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "channel_alerts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    rule_id = table.Column<long>(type: "bigint", nullable: false),
                    rule_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: true),
                    occasion = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    value_before = table.Column<long>(type: "bigint", nullable: true),
                    value_after = table.Column<long>(type: "bigint", nullable: true),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_quiet = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "channel_hours",
                columns: table => new
                {
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    hour = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    views = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_hours", x => new { x.channel_id, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "channel_posts",
                columns: table => new
                {
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(8192)", maxLength: 8192, nullable: false),
                    text_length = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "length(text)", stored: true),
                    entities = table.Column<string>(type: "text", nullable: true),
                    buttons = table.Column<string>(type: "text", nullable: true),
                    media = table.Column<string>(type: "text", nullable: true),
                    album_id = table.Column<long>(type: "bigint", nullable: true),
                    author = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    forwarded_from_id = table.Column<long>(type: "bigint", nullable: true),
                    forwarded_from = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    forwarded_post_id = table.Column<long>(type: "bigint", nullable: true),
                    views = table.Column<long>(type: "bigint", nullable: true),
                    forwards = table.Column<int>(type: "integer", nullable: true),
                    reactions = table.Column<int>(type: "integer", nullable: true),
                    comments = table.Column<int>(type: "integer", nullable: true),
                    reaction_kinds = table.Column<string>(type: "text", nullable: true),
                    views_at6_hours = table.Column<long>(type: "bigint", nullable: true),
                    views_at24_hours = table.Column<long>(type: "bigint", nullable: true),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_count_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_posts", x => new { x.channel_id, x.message_id });
                });

            migrationBuilder.CreateTable(
                name: "channel_reports",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    week = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    receivers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_reports", x => new { x.workspace_id, x.week });
                });

            migrationBuilder.CreateTable(
                name: "member_snapshots",
                columns: table => new
                {
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    members = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_snapshots", x => new { x.channel_id, x.taken_at });
                });

            migrationBuilder.CreateTable(
                name: "mt_proto_accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(130)", maxLength: 130, nullable: false),
                    username = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: true),
                    protected_phone = table.Column<string>(type: "text", nullable: true),
                    phone_end = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    api_id = table.Column<int>(type: "integer", nullable: true),
                    protected_api_hash = table.Column<string>(type: "text", nullable: true),
                    protected_key = table.Column<string>(type: "text", nullable: true),
                    folder = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    trouble = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    waits_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finds_none_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    proxy = table.Column<int>(type: "integer", nullable: true),
                    proxy_host = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    proxy_port = table.Column<int>(type: "integer", nullable: true),
                    protected_proxy_secret = table.Column<string>(type: "text", nullable: true),
                    is_collecting = table.Column<bool>(type: "boolean", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mt_proto_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "name_lookups",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_name_lookups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_citations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    posted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    cited_telegram_id = table.Column<long>(type: "bigint", nullable: true),
                    cited_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    cited_post_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_citations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_links",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: true),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    payload = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    note = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    is_found = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_snapshots",
                columns: table => new
                {
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    taken_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    views = table.Column<long>(type: "bigint", nullable: true),
                    forwards = table.Column<int>(type: "integer", nullable: true),
                    reactions = table.Column<int>(type: "integer", nullable: true),
                    comments = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_snapshots", x => new { x.channel_id, x.message_id, x.taken_at });
                });

            migrationBuilder.CreateTable(
                name: "post_starts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    link_id = table.Column<long>(type: "bigint", nullable: false),
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: true),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    is_new = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    after_message_id = table.Column<long>(type: "bigint", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_starts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "post_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "character varying(8192)", maxLength: 8192, nullable: false),
                    entities = table.Column<string>(type: "text", nullable: true),
                    buttons = table.Column<string>(type: "text", nullable: true),
                    replaced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_post_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removed_channels",
                columns: table => new
                {
                    channel_id = table.Column<long>(type: "bigint", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_removed_channels", x => x.channel_id);
                });

            migrationBuilder.CreateTable(
                name: "request_waits",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_waits", x => new { x.account_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "tracked_channels",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    is_invite = table.Column<bool>(type: "boolean", nullable: false),
                    telegram_id = table.Column<long>(type: "bigint", nullable: true),
                    title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    username = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    about = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    is_own = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    trouble = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    account_id = table.Column<long>(type: "bigint", nullable: true),
                    members = table.Column<long>(type: "bigint", nullable: true),
                    members_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    history_limit = table.Column<int>(type: "integer", nullable: true),
                    history_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    oldest_message_id = table.Column<long>(type: "bigint", nullable: true),
                    newest_message_id = table.Column<long>(type: "bigint", nullable: true),
                    history_total = table.Column<int>(type: "integer", nullable: true),
                    history_read = table.Column<int>(type: "integer", nullable: false),
                    history_done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_post_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_work_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    next_members_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    catch_up_newest = table.Column<long>(type: "bigint", nullable: true),
                    catch_up_below = table.Column<long>(type: "bigint", nullable: true),
                    thinned_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tracked_channels", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_channel_access_account_id",
                table: "channel_access",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_channel_alert_rules_workspace_id_is_on_kind",
                table: "channel_alert_rules",
                columns: new[] { "workspace_id", "is_on", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_alerts_channel_id_id",
                table: "channel_alerts",
                columns: new[] { "channel_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_alerts_rule_id_channel_id_happened_at",
                table: "channel_alerts",
                columns: new[] { "rule_id", "channel_id", "happened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_alerts_rule_id_channel_id_occasion",
                table: "channel_alerts",
                columns: new[] { "rule_id", "channel_id", "occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_alerts_workspace_id_id",
                table: "channel_alerts",
                columns: new[] { "workspace_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_posts_channel_id_next_count_at",
                table: "channel_posts",
                columns: new[] { "channel_id", "next_count_at" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_posts_deleted",
                table: "channel_posts",
                columns: new[] { "channel_id", "deleted_at" },
                filter: "deleted_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_channel_posts_figures",
                table: "channel_posts",
                columns: new[] { "channel_id", "posted_at", "message_id", "kind", "album_id", "text_length", "views", "forwards", "reactions", "comments", "views_at6_hours", "views_at24_hours", "edited_at", "deleted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mt_proto_accounts_folder",
                table: "mt_proto_accounts",
                column: "folder",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mt_proto_accounts_workspace_id_state",
                table: "mt_proto_accounts",
                columns: new[] { "workspace_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_name_lookups_account_id_at",
                table: "name_lookups",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_post_citations_channel_id_message_id",
                table: "post_citations",
                columns: new[] { "channel_id", "message_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_citations_workspace_id_cited_name",
                table: "post_citations",
                columns: new[] { "workspace_id", "cited_name" });

            migrationBuilder.CreateIndex(
                name: "ix_post_citations_workspace_id_cited_telegram_id",
                table: "post_citations",
                columns: new[] { "workspace_id", "cited_telegram_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_links_channel_id_message_id",
                table: "post_links",
                columns: new[] { "channel_id", "message_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_links_workspace_id_bot_id_payload",
                table: "post_links",
                columns: new[] { "workspace_id", "bot_id", "payload" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_post_starts_channel_id_at",
                table: "post_starts",
                columns: new[] { "channel_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_post_starts_channel_id_message_id",
                table: "post_starts",
                columns: new[] { "channel_id", "message_id" });

            migrationBuilder.CreateIndex(
                name: "ix_post_starts_link_id",
                table: "post_starts",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_post_starts_workspace_id_telegram_user_id_ends_at",
                table: "post_starts",
                columns: new[] { "workspace_id", "telegram_user_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_post_versions_channel_id_message_id_replaced_at",
                table: "post_versions",
                columns: new[] { "channel_id", "message_id", "replaced_at" });

            migrationBuilder.CreateIndex(
                name: "ix_post_versions_channel_id_replaced_at",
                table: "post_versions",
                columns: new[] { "channel_id", "replaced_at" });

            migrationBuilder.CreateIndex(
                name: "ix_tracked_channels_next_work_at",
                table: "tracked_channels",
                column: "next_work_at");

            migrationBuilder.CreateIndex(
                name: "ix_tracked_channels_workspace_id_address",
                table: "tracked_channels",
                columns: new[] { "workspace_id", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tracked_channels_workspace_id_telegram_id",
                table: "tracked_channels",
                columns: new[] { "workspace_id", "telegram_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel_access");

            migrationBuilder.DropTable(
                name: "channel_alert_rules");

            migrationBuilder.DropTable(
                name: "channel_alerts");

            migrationBuilder.DropTable(
                name: "channel_hours");

            migrationBuilder.DropTable(
                name: "channel_posts");

            migrationBuilder.DropTable(
                name: "channel_reports");

            migrationBuilder.DropTable(
                name: "member_snapshots");

            migrationBuilder.DropTable(
                name: "mt_proto_accounts");

            migrationBuilder.DropTable(
                name: "name_lookups");

            migrationBuilder.DropTable(
                name: "post_citations");

            migrationBuilder.DropTable(
                name: "post_links");

            migrationBuilder.DropTable(
                name: "post_snapshots");

            migrationBuilder.DropTable(
                name: "post_starts");

            migrationBuilder.DropTable(
                name: "post_versions");

            migrationBuilder.DropTable(
                name: "removed_channels");

            migrationBuilder.DropTable(
                name: "request_waits");

            migrationBuilder.DropTable(
                name: "tracked_channels");
        }
    }
}

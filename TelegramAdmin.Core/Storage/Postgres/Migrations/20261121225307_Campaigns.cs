using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Campaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reachability_workspace_id_chat_id",
                table: "reachability");

            migrationBuilder.CreateTable(
                name: "broadcast_categories",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcast_categories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "broadcasts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    bots = table.Column<string>(type: "text", nullable: true),
                    variants = table.Column<string>(type: "text", nullable: false),
                    test = table.Column<string>(type: "text", nullable: true),
                    timing = table.Column<string>(type: "text", nullable: false),
                    category_id = table.Column<long>(type: "bigint", nullable: true),
                    is_paid = table.Column<bool>(type: "boolean", nullable: false),
                    error_limit = table.Column<int>(type: "integer", nullable: false),
                    parent_id = table.Column<long>(type: "bigint", nullable: true),
                    trouble = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    winner = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    winner_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    admin_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    listed_up_to = table.Column<long>(type: "bigint", nullable: true),
                    listed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcasts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "button_presses",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    broadcast_id = table.Column<long>(type: "bigint", nullable: false),
                    recipient_id = table.Column<long>(type: "bigint", nullable: false),
                    button = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_button_presses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gift_campaigns",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    audience = table.Column<string>(type: "text", nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false),
                    expires_after_days = table.Column<int>(type: "integer", nullable: true),
                    pass_days = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    message = table.Column<string>(type: "text", nullable: true),
                    budget = table.Column<long>(type: "bigint", nullable: true),
                    most_claims = table.Column<int>(type: "integer", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    admin_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    listed_up_to = table.Column<long>(type: "bigint", nullable: true),
                    listed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gift_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gift_recipients",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    gift_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outbox_id = table.Column<long>(type: "bigint", nullable: true),
                    told = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gift_recipients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listed_people",
                columns: table => new
                {
                    list_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listed_people", x => new { x.list_id, x.telegram_user_id });
                });

            migrationBuilder.CreateTable(
                name: "opt_outs",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    category_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    broadcast_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opt_outs", x => new { x.workspace_id, x.category_id, x.telegram_user_id });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    is_premium = table.Column<bool>(type: "boolean", nullable: false),
                    is_reachable = table.Column<bool>(type: "boolean", nullable: false),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    start_link = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => new { x.workspace_id, x.telegram_user_id });
                });

            migrationBuilder.CreateTable(
                name: "person_attributes",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_attributes", x => new { x.workspace_id, x.telegram_user_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "person_lists",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recipients",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    broadcast_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: true),
                    variant = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outbox_id = table.Column<long>(type: "bigint", nullable: true),
                    telegram_message_id = table.Column<long>(type: "bigint", nullable: true),
                    album_message_ids = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error_code = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pressed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opted_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    after = table.Column<int>(type: "integer", nullable: false),
                    after_error = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "segments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    filter = table.Column<string>(type: "text", nullable: false),
                    admin_id = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_segments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sequence_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    sequence_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    began_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sequence_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sequences",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    trigger = table.Column<int>(type: "integer", nullable: false),
                    trigger_value = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    bot_id = table.Column<long>(type: "bigint", nullable: true),
                    steps = table.Column<string>(type: "text", nullable: false),
                    category_id = table.Column<long>(type: "bigint", nullable: true),
                    ends_with_reply = table.Column<bool>(type: "boolean", nullable: false),
                    ends_for = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sequences", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reachability_of_chat",
                table: "reachability",
                columns: new[] { "workspace_id", "chat_id", "is_reachable", "bot_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_audience",
                table: "payments",
                columns: new[] { "workspace_id", "state", "telegram_user_id", "paid_at", "product_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bot_users_workspace_id_telegram_user_id_bot_id",
                table: "bot_users",
                columns: new[] { "workspace_id", "telegram_user_id", "bot_id" });

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_categories_workspace_id_name",
                table: "broadcast_categories",
                columns: new[] { "workspace_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_due",
                table: "broadcasts",
                column: "due_at",
                filter: "state = 2");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_workspace_id_state_id",
                table: "broadcasts",
                columns: new[] { "workspace_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_button_presses_broadcast_id_button",
                table: "button_presses",
                columns: new[] { "broadcast_id", "button" });

            migrationBuilder.CreateIndex(
                name: "ix_button_presses_recipient_id_button",
                table: "button_presses",
                columns: new[] { "recipient_id", "button" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gift_campaigns_workspace_id_state_id",
                table: "gift_campaigns",
                columns: new[] { "workspace_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_gift_recipients_gift_id_state_id",
                table: "gift_recipients",
                columns: new[] { "gift_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_gift_recipients_gift_id_telegram_user_id",
                table: "gift_recipients",
                columns: new[] { "gift_id", "telegram_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opt_outs_workspace_id_telegram_user_id",
                table: "opt_outs",
                columns: new[] { "workspace_id", "telegram_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_attributes_workspace_id_name_value",
                table: "person_attributes",
                columns: new[] { "workspace_id", "name", "value" });

            migrationBuilder.CreateIndex(
                name: "ix_person_lists_workspace_id_name",
                table: "person_lists",
                columns: new[] { "workspace_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipients_broadcast_id_state_id",
                table: "recipients",
                columns: new[] { "broadcast_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipients_broadcast_id_telegram_user_id",
                table: "recipients",
                columns: new[] { "broadcast_id", "telegram_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipients_changing",
                table: "recipients",
                columns: new[] { "broadcast_id", "bot_id", "id" },
                filter: "\"after\" IN (1, 4)");

            migrationBuilder.CreateIndex(
                name: "ix_recipients_sent",
                table: "recipients",
                columns: new[] { "broadcast_id", "sent_at" },
                filter: "sent_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_recipients_waiting",
                table: "recipients",
                columns: new[] { "broadcast_id", "bot_id", "due_at", "id" },
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_recipients_workspace_id_telegram_user_id_sent_at",
                table: "recipients",
                columns: new[] { "workspace_id", "telegram_user_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_segments_workspace_id_name",
                table: "segments",
                columns: new[] { "workspace_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sequence_runs_due",
                table: "sequence_runs",
                column: "due_at",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_sequence_runs_of_person",
                table: "sequence_runs",
                columns: new[] { "workspace_id", "telegram_user_id" },
                filter: "state IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "ix_sequence_runs_sequence_id_state_step",
                table: "sequence_runs",
                columns: new[] { "sequence_id", "state", "step" });

            migrationBuilder.CreateIndex(
                name: "ix_sequence_runs_sequence_id_telegram_user_id",
                table: "sequence_runs",
                columns: new[] { "sequence_id", "telegram_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sequences_workspace_id_name",
                table: "sequences",
                columns: new[] { "workspace_id", "name" },
                unique: true);

            // Everybody whom a bot met before there was a row for each person.
            migrationBuilder.Sql("""
                INSERT INTO people (workspace_id, telegram_user_id, language, is_premium, is_reachable, first_seen_at, last_seen_at, started_at)
                SELECT u.workspace_id, u.telegram_user_id, MAX(COALESCE(u.chosen_language, u.language_code)), BOOL_OR(u.is_premium),
                    EXISTS (SELECT 1 FROM reachability r WHERE r.workspace_id = u.workspace_id AND r.chat_id = u.telegram_user_id AND r.is_reachable AND r.bot_id NOT IN (SELECT b.id FROM bots b WHERE b.workspace_id = u.workspace_id AND b.state = 5)),
                    MIN(u.first_seen_at), MAX(u.last_seen_at), MIN(u.started_at)
                FROM bot_users u GROUP BY u.workspace_id, u.telegram_user_id
                """);

            // people.is_reachable follows reachability and the state of the bots (5: removed), whoever writes them: docs/decisions/0021.
            migrationBuilder.Sql("""
                CREATE FUNCTION keep_person_reachable() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    -- Locked first, so that of two bots' news at once the second sees the first.
                    PERFORM 1 FROM people WHERE workspace_id = NEW.workspace_id AND telegram_user_id = NEW.chat_id FOR UPDATE;
                    UPDATE people SET is_reachable = NOT is_reachable
                    WHERE workspace_id = NEW.workspace_id AND telegram_user_id = NEW.chat_id
                        AND is_reachable <> EXISTS (SELECT 1 FROM reachability r WHERE r.workspace_id = NEW.workspace_id AND r.chat_id = NEW.chat_id AND r.is_reachable AND r.bot_id NOT IN (SELECT b.id FROM bots b WHERE b.workspace_id = NEW.workspace_id AND b.state = 5));
                    RETURN NULL;
                END $$;
                CREATE TRIGGER reachability_changed AFTER INSERT OR UPDATE OF is_reachable ON reachability FOR EACH ROW EXECUTE FUNCTION keep_person_reachable();
                CREATE FUNCTION keep_people_of_bot_reachable() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    UPDATE people p SET is_reachable = NOT p.is_reachable
                    WHERE p.workspace_id = NEW.workspace_id AND p.telegram_user_id IN (SELECT r.chat_id FROM reachability r WHERE r.bot_id = NEW.id AND r.is_reachable)
                        AND p.is_reachable <> EXISTS (SELECT 1 FROM reachability r WHERE r.workspace_id = p.workspace_id AND r.chat_id = p.telegram_user_id AND r.is_reachable AND r.bot_id NOT IN (SELECT b.id FROM bots b WHERE b.workspace_id = p.workspace_id AND b.state = 5));
                    RETURN NULL;
                END $$;
                CREATE TRIGGER bots_come_or_gone AFTER UPDATE OF state ON bots FOR EACH ROW WHEN ((OLD.state = 5) <> (NEW.state = 5)) EXECUTE FUNCTION keep_people_of_bot_reachable();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER bots_come_or_gone ON bots; DROP FUNCTION keep_people_of_bot_reachable; DROP TRIGGER reachability_changed ON reachability; DROP FUNCTION keep_person_reachable;");

            migrationBuilder.DropTable(
                name: "broadcast_categories");

            migrationBuilder.DropTable(
                name: "broadcasts");

            migrationBuilder.DropTable(
                name: "button_presses");

            migrationBuilder.DropTable(
                name: "gift_campaigns");

            migrationBuilder.DropTable(
                name: "gift_recipients");

            migrationBuilder.DropTable(
                name: "listed_people");

            migrationBuilder.DropTable(
                name: "opt_outs");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "person_attributes");

            migrationBuilder.DropTable(
                name: "person_lists");

            migrationBuilder.DropTable(
                name: "recipients");

            migrationBuilder.DropTable(
                name: "segments");

            migrationBuilder.DropTable(
                name: "sequence_runs");

            migrationBuilder.DropTable(
                name: "sequences");

            migrationBuilder.DropIndex(
                name: "ix_reachability_of_chat",
                table: "reachability");

            migrationBuilder.DropIndex(
                name: "ix_payments_audience",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_bot_users_workspace_id_telegram_user_id_bot_id",
                table: "bot_users");

            migrationBuilder.CreateIndex(
                name: "ix_reachability_workspace_id_chat_id",
                table: "reachability",
                columns: new[] { "workspace_id", "chat_id" });
        }
    }
}

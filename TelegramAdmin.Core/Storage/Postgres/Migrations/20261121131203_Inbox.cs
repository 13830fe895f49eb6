using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace TelegramAdmin.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_credit_holds_due",
                table: "credit_holds");

            migrationBuilder.DropIndex(
                name: "ix_conversations_bot_id_chat_id",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_unread",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_workspace_id_state_last_message_at_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "credit_holds");

            migrationBuilder.AddColumn<int>(
                name: "subject_kind",
                table: "outbox_messages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "assignee_id",
                table: "conversations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "business_connection_id",
                table: "conversations",
                type: "character varying(128)",
                maxLength: 128,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "closed_at",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "closed_by",
                table: "conversations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "conversations",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "priority",
                table: "conversations",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminded_at",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "snoozed_until",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "thread_id",
                table: "conversations",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "visit_id",
                table: "conversations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "waiting_since",
                table: "conversations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "our_reaction",
                table: "conversation_messages",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "conversation_messages",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "their_reactions",
                table: "conversation_messages",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "chosen_language",
                table: "bot_users",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ai_answers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    purpose = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    sources = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<int>(type: "integer", nullable: true),
                    tokens_in = table.Column<int>(type: "integer", nullable: false),
                    tokens_out = table.Column<int>(type: "integer", nullable: false),
                    cost_micros = table.Column<long>(type: "bigint", nullable: false),
                    milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    admin_id = table.Column<long>(type: "bigint", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ai_answers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "answer_times",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    visit_id = table.Column<long>(type: "bigint", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    admin_id = table.Column<long>(type: "bigint", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seconds = table.Column<long>(type: "bigint", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_times", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "auto_rules",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: true),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    trigger = table.Column<string>(type: "text", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: true),
                    actions = table.Column<string>(type: "text", nullable: false),
                    stops_here = table.Column<bool>(type: "boolean", nullable: false),
                    trouble = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    uses = table.Column<long>(type: "bigint", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_auto_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "business_accounts",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(520)", maxLength: 520, nullable: false),
                    username = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    is_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    can_reply = table.Column<bool>(type: "boolean", nullable: false),
                    connected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_business_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "captcha_states",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    message_id = table.Column<long>(type: "bigint", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    passed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_captcha_states", x => new { x.workspace_id, x.telegram_user_id });
                });

            migrationBuilder.CreateTable(
                name: "conversation_labels",
                columns: table => new
                {
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    label_id = table.Column<long>(type: "bigint", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversation_labels", x => new { x.conversation_id, x.label_id });
                });

            migrationBuilder.CreateTable(
                name: "conversation_visits",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_answer_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_answer_by = table.Column<long>(type: "bigint", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<long>(type: "bigint", nullable: true),
                    open_seconds = table.Column<long>(type: "bigint", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    rating = table.Column<int>(type: "integer", nullable: true),
                    rating_comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    rated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversation_visits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "faq_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: true),
                    question = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    answer = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: false),
                    keywords = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    is_on = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    uses = table.Column<long>(type: "bigint", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_faq_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forum_groups",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    chat_id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    trouble = table.Column<string>(type: "text", nullable: true),
                    connected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    first_message_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_groups", x => x.workspace_id);
                });

            migrationBuilder.CreateTable(
                name: "forum_posts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    group_message_id = table.Column<long>(type: "bigint", nullable: true),
                    is_from_group = table.Column<bool>(type: "boolean", nullable: false),
                    outbox_id = table.Column<long>(type: "bigint", nullable: true),
                    shown = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reaction = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "forum_topics",
                columns: table => new
                {
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    thread_id = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    mirrored_up_to = table.Column<long>(type: "bigint", nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_forum_topics", x => x.conversation_id);
                });

            migrationBuilder.CreateTable(
                name: "labels",
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
                    table.PrimaryKey("pk_labels", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "note_mentions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    admin_id = table.Column<long>(type: "bigint", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_note_mentions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_groups",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    operator_bot_id = table.Column<long>(type: "bigint", nullable: true),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    chat_id = table.Column<long>(type: "bigint", nullable: true),
                    title = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    state = table.Column<int>(type: "integer", nullable: false),
                    invite_link = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    trouble = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    offered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ready_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quick_replies",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    admin_id = table.Column<long>(type: "bigint", nullable: true),
                    category_id = table.Column<long>(type: "bigint", nullable: true),
                    shortcut = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    steps = table.Column<string>(type: "text", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false),
                    uses = table.Column<long>(type: "bigint", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quick_replies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quick_reply_categories",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quick_reply_categories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quick_reply_uses",
                columns: table => new
                {
                    quick_reply_id = table.Column<long>(type: "bigint", nullable: false),
                    admin_id = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quick_reply_uses", x => new { x.quick_reply_id, x.admin_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "restrictions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    set_by = table.Column<long>(type: "bigint", nullable: true),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_restrictions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rule_firings",
                columns: table => new
                {
                    rule_id = table.Column<long>(type: "bigint", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    waiting_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_firings", x => new { x.rule_id, x.conversation_id });
                });

            migrationBuilder.CreateTable(
                name: "saved_filters",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    admin_id = table.Column<long>(type: "bigint", nullable: true),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_filters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_links",
                columns: table => new
                {
                    admin_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_name = table.Column<string>(type: "character varying(520)", maxLength: 520, nullable: false),
                    linked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_links", x => x.admin_id);
                    table.ForeignKey(
                        name: "fk_staff_links_admins_admin_id",
                        column: x => x.admin_id,
                        principalTable: "admins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stopped_messages",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    workspace_id = table.Column<int>(type: "integer", nullable: false),
                    bot_id = table.Column<long>(type: "bigint", nullable: false),
                    telegram_user_id = table.Column<long>(type: "bigint", nullable: false),
                    person_name = table.Column<string>(type: "character varying(520)", maxLength: 520, nullable: false),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    detail = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    let_through_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    let_through_by = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stopped_messages", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_conversations_bot_id_chat_id_thread_id_business_connection_~",
                table: "conversations",
                columns: new[] { "bot_id", "chat_id", "thread_id", "business_connection_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conversations_due",
                table: "conversations",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_priority",
                table: "conversations",
                columns: new[] { "workspace_id", "priority", "state", "last_message_at", "id" },
                filter: "priority <> 2");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_snoozed",
                table: "conversations",
                column: "snoozed_until",
                filter: "snoozed_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_unread",
                table: "conversations",
                columns: new[] { "workspace_id", "state", "last_message_at", "id" },
                filter: "unread_count > 0");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_waiting",
                table: "conversations",
                columns: new[] { "workspace_id", "state", "waiting_since" },
                filter: "waiting_since IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_workspace_id_assignee_id_state_last_message_a~",
                table: "conversations",
                columns: new[] { "workspace_id", "assignee_id", "state", "last_message_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ai_answers_conversation_id_id",
                table: "ai_answers",
                columns: new[] { "conversation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_ai_answers_message_id_purpose",
                table: "ai_answers",
                columns: new[] { "message_id", "purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ai_answers_workspace_id_asked_at",
                table: "ai_answers",
                columns: new[] { "workspace_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_answer_times_visit_id",
                table: "answer_times",
                column: "visit_id");

            migrationBuilder.CreateIndex(
                name: "ix_answer_times_workspace_id_asked_at",
                table: "answer_times",
                columns: new[] { "workspace_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_auto_rules_workspace_id_position",
                table: "auto_rules",
                columns: new[] { "workspace_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_business_accounts_bot_id",
                table: "business_accounts",
                column: "bot_id");

            migrationBuilder.CreateIndex(
                name: "ix_conversation_labels_label_id_conversation_id",
                table: "conversation_labels",
                columns: new[] { "label_id", "conversation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_visits_conversation_id_id",
                table: "conversation_visits",
                columns: new[] { "conversation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_visits_workspace_id_closed_at",
                table: "conversation_visits",
                columns: new[] { "workspace_id", "closed_at" },
                filter: "closed_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversation_visits_workspace_id_opened_at",
                table: "conversation_visits",
                columns: new[] { "workspace_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_conversation_visits_workspace_id_rated_at",
                table: "conversation_visits",
                columns: new[] { "workspace_id", "rated_at" },
                filter: "rated_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_faq_entries_workspace_id_position",
                table: "faq_entries",
                columns: new[] { "workspace_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_groups_bot_id_chat_id",
                table: "forum_groups",
                columns: new[] { "bot_id", "chat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_forum_posts_message_id",
                table: "forum_posts",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "ix_forum_posts_outbox_id",
                table: "forum_posts",
                column: "outbox_id",
                filter: "outbox_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_forum_posts_workspace_id_group_message_id",
                table: "forum_posts",
                columns: new[] { "workspace_id", "group_message_id" },
                filter: "group_message_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_forum_topics_workspace_id_thread_id",
                table: "forum_topics",
                columns: new[] { "workspace_id", "thread_id" });

            migrationBuilder.CreateIndex(
                name: "ix_labels_workspace_id_name",
                table: "labels",
                columns: new[] { "workspace_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_note_mentions_unseen",
                table: "note_mentions",
                columns: new[] { "admin_id", "workspace_id", "conversation_id" },
                filter: "seen_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payment_groups_bot_id_telegram_user_id",
                table: "payment_groups",
                columns: new[] { "bot_id", "telegram_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_groups_workspace_id_chat_id",
                table: "payment_groups",
                columns: new[] { "workspace_id", "chat_id" });

            migrationBuilder.CreateIndex(
                name: "ix_quick_replies_own",
                table: "quick_replies",
                columns: new[] { "workspace_id", "admin_id", "shortcut" },
                unique: true,
                filter: "admin_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_quick_replies_team",
                table: "quick_replies",
                columns: new[] { "workspace_id", "shortcut" },
                unique: true,
                filter: "admin_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_quick_replies_workspace_id_category_id",
                table: "quick_replies",
                columns: new[] { "workspace_id", "category_id" });

            migrationBuilder.CreateIndex(
                name: "ix_quick_reply_categories_workspace_id_name",
                table: "quick_reply_categories",
                columns: new[] { "workspace_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quick_reply_uses_workspace_id_day",
                table: "quick_reply_uses",
                columns: new[] { "workspace_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_restrictions_workspace_id_telegram_user_id",
                table: "restrictions",
                columns: new[] { "workspace_id", "telegram_user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rule_firings_conversation_id",
                table: "rule_firings",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_filters_workspace_id_admin_id",
                table: "saved_filters",
                columns: new[] { "workspace_id", "admin_id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_links_telegram_user_id",
                table: "staff_links",
                column: "telegram_user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stopped_messages_workspace_id_id",
                table: "stopped_messages",
                columns: new[] { "workspace_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_stopped_messages_workspace_id_telegram_user_id_id",
                table: "stopped_messages",
                columns: new[] { "workspace_id", "telegram_user_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ai_answers");

            migrationBuilder.DropTable(
                name: "answer_times");

            migrationBuilder.DropTable(
                name: "auto_rules");

            migrationBuilder.DropTable(
                name: "business_accounts");

            migrationBuilder.DropTable(
                name: "captcha_states");

            migrationBuilder.DropTable(
                name: "conversation_labels");

            migrationBuilder.DropTable(
                name: "conversation_visits");

            migrationBuilder.DropTable(
                name: "faq_entries");

            migrationBuilder.DropTable(
                name: "forum_groups");

            migrationBuilder.DropTable(
                name: "forum_posts");

            migrationBuilder.DropTable(
                name: "forum_topics");

            migrationBuilder.DropTable(
                name: "labels");

            migrationBuilder.DropTable(
                name: "note_mentions");

            migrationBuilder.DropTable(
                name: "payment_groups");

            migrationBuilder.DropTable(
                name: "quick_replies");

            migrationBuilder.DropTable(
                name: "quick_reply_categories");

            migrationBuilder.DropTable(
                name: "quick_reply_uses");

            migrationBuilder.DropTable(
                name: "restrictions");

            migrationBuilder.DropTable(
                name: "rule_firings");

            migrationBuilder.DropTable(
                name: "saved_filters");

            migrationBuilder.DropTable(
                name: "staff_links");

            migrationBuilder.DropTable(
                name: "stopped_messages");

            migrationBuilder.DropIndex(
                name: "ix_conversations_bot_id_chat_id_thread_id_business_connection_~",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_due",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_priority",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_snoozed",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_unread",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_waiting",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "ix_conversations_workspace_id_assignee_id_state_last_message_a~",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "subject_kind",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "assignee_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "business_connection_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "closed_by",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "snoozed_until",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "thread_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "visit_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "waiting_since",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "our_reaction",
                table: "conversation_messages");

            migrationBuilder.DropColumn(
                name: "source",
                table: "conversation_messages");

            migrationBuilder.DropColumn(
                name: "their_reactions",
                table: "conversation_messages");

            migrationBuilder.DropColumn(
                name: "chosen_language",
                table: "bot_users");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "credit_holds",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_holds_due",
                table: "credit_holds",
                column: "expires_at",
                filter: "state = 1 AND expires_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_bot_id_chat_id",
                table: "conversations",
                columns: new[] { "bot_id", "chat_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conversations_unread",
                table: "conversations",
                columns: new[] { "workspace_id", "last_message_at", "id" },
                filter: "unread_count > 0");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_workspace_id_state_last_message_at_id",
                table: "conversations",
                columns: new[] { "workspace_id", "state", "last_message_at", "id" });
        }
    }
}

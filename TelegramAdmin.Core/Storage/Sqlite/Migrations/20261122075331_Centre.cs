using System;
using Microsoft.EntityFrameworkCore.Migrations;
using TelegramAdmin.Core.Privacy;

#nullable disable

namespace TelegramAdmin.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Centre : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_bot_users_workspace_id_last_seen_at",
                table: "bot_users");

            migrationBuilder.AddColumn<long>(
                name: "erased_at",
                table: "audit_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "said",
                table: "audit_entries",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "salt",
                table: "audit_entries",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "backups",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    origin = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    is_encrypted = table.Column<bool>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    made_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_backups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_act_rows",
                columns: table => new
                {
                    bulk_act_id = table.Column<long>(type: "INTEGER", nullable: false),
                    telegram_user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true),
                    error = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_act_rows", x => new { x.bulk_act_id, x.telegram_user_id });
                });

            migrationBuilder.CreateTable(
                name: "bulk_acts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    people = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    failed = table.Column<long>(type: "INTEGER", nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undo_of = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    pseudonym = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    files = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fault_marks",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fault_marks", x => new { x.workspace_id, x.source, x.cause });
                });

            migrationBuilder.CreateTable(
                name: "health_samples",
                columns: table => new
                {
                    part = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    span = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_ok = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_warn = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes_bad = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_health_samples", x => new { x.part, x.span, x.at });
                });

            migrationBuilder.CreateTable(
                name: "job_switches",
                columns: table => new
                {
                    job = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_switches", x => x.job);
                });

            migrationBuilder.CreateTable(
                name: "log_faults",
                columns: table => new
                {
                    cause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_faults", x => new { x.cause, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "notification_choices",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: false),
                    ways = table.Column<string>(type: "TEXT", nullable: false),
                    quiet_from = table.Column<int>(type: "INTEGER", nullable: true),
                    quiet_to = table.Column<int>(type: "INTEGER", nullable: true),
                    zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_choices", x => new { x.workspace_id, x.admin_id });
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: true),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    occasion = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people_columns",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: false),
                    columns = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_columns", x => new { x.workspace_id, x.admin_id });
                });

            migrationBuilder.CreateTable(
                name: "people_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "performance_samples",
                columns: table => new
                {
                    span = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_samples", x => new { x.span, x.at });
                });

            migrationBuilder.CreateTable(
                name: "person_links",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    telegram_user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    main_id = table.Column<long>(type: "INTEGER", nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_links", x => new { x.workspace_id, x.telegram_user_id });
                });

            migrationBuilder.CreateTable(
                name: "person_notes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    telegram_user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person_tags",
                columns: table => new
                {
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    telegram_user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: true),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_tags", x => new { x.workspace_id, x.telegram_user_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "report_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    schedule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    receivers = table.Column<int>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_schedules",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    rhythm = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    parts = table.Column<int>(type: "INTEGER", nullable: false),
                    bot_id = table.Column<long>(type: "INTEGER", nullable: true),
                    recipients = table.Column<string>(type: "TEXT", nullable: false),
                    is_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_schedules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_searches",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_searches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_cursors",
                columns: table => new
                {
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    up_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_cursors", x => x.kind);
                });

            migrationBuilder.CreateTable(
                name: "search_documents",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    bot_id = table.Column<long>(type: "INTEGER", nullable: true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    has_media = table.Column<bool>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "setting_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_passkeys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: false),
                    credential_id = table.Column<string>(type: "TEXT", maxLength: 1400, nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    is_user_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    attestation_object = table.Column<byte[]>(type: "BLOB", nullable: false),
                    client_data_json = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_passkeys", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_passkeys_admins_admin_id",
                        column: x => x.admin_id,
                        principalTable: "admins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    admin_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    began_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_remembered = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_sessions_admins_admin_id",
                        column: x => x.admin_id,
                        principalTable: "admins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notification_reads",
                columns: table => new
                {
                    admin_id = table.Column<long>(type: "INTEGER", nullable: false),
                    notification_id = table.Column<long>(type: "INTEGER", nullable: false),
                    workspace_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_reads", x => new { x.admin_id, x.notification_id });
                    table.ForeignKey(
                        name: "fk_notification_reads_notifications_notification_id",
                        column: x => x.notification_id,
                        principalTable: "notifications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_people_workspace_id_first_seen_at_telegram_user_id",
                table: "people",
                columns: new[] { "workspace_id", "first_seen_at", "telegram_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_spent",
                table: "payments",
                columns: new[] { "workspace_id", "currency", "telegram_user_id", "is_live", "amount_paid", "amount_refunded" },
                filter: "amount_paid IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_credit_accounts_workspace_id_balance_telegram_user_id",
                table: "credit_accounts",
                columns: new[] { "workspace_id", "balance", "telegram_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bot_users_workspace_id_last_seen_at_telegram_user_id",
                table: "bot_users",
                columns: new[] { "workspace_id", "last_seen_at", "telegram_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_workspace_id_target_number",
                table: "audit_entries",
                columns: new[] { "workspace_id", "target", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_act_rows_bulk_act_id_state_telegram_user_id",
                table: "bulk_act_rows",
                columns: new[] { "bulk_act_id", "state", "telegram_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_act_rows_workspace_id_telegram_user_id_at",
                table: "bulk_act_rows",
                columns: new[] { "workspace_id", "telegram_user_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_bulk_acts_running",
                table: "bulk_acts",
                column: "id",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_acts_workspace_id_id",
                table: "bulk_acts",
                columns: new[] { "workspace_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_erasures_workspace_id_pseudonym",
                table: "erasures",
                columns: new[] { "workspace_id", "pseudonym" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_health_samples_span_at",
                table: "health_samples",
                columns: new[] { "span", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_log_faults_hour",
                table: "log_faults",
                column: "hour");

            migrationBuilder.CreateIndex(
                name: "ix_notification_reads_notification_id",
                table: "notification_reads",
                column: "notification_id");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_workspace_id_at_id",
                table: "notifications",
                columns: new[] { "workspace_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_workspace_id_group_at",
                table: "notifications",
                columns: new[] { "workspace_id", "group", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_people_views_workspace_id_admin_id",
                table: "people_views",
                columns: new[] { "workspace_id", "admin_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_links_workspace_id_main_id",
                table: "person_links",
                columns: new[] { "workspace_id", "main_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_notes_workspace_id_telegram_user_id_id",
                table: "person_notes",
                columns: new[] { "workspace_id", "telegram_user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_tags_workspace_id_name_telegram_user_id",
                table: "person_tags",
                columns: new[] { "workspace_id", "name", "telegram_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_report_runs_schedule_id_id",
                table: "report_runs",
                columns: new[] { "schedule_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_report_schedules_due",
                table: "report_schedules",
                column: "next_at",
                filter: "is_on");

            migrationBuilder.CreateIndex(
                name: "ix_report_schedules_workspace_id_name",
                table: "report_schedules",
                columns: new[] { "workspace_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_searches_workspace_id_admin_id_id",
                table: "saved_searches",
                columns: new[] { "workspace_id", "admin_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_documents_person",
                table: "search_documents",
                columns: new[] { "workspace_id", "person_id" },
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_search_documents_workspace_id_kind_id",
                table: "search_documents",
                columns: new[] { "workspace_id", "kind", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_documents_workspace_id_kind_source_id",
                table: "search_documents",
                columns: new[] { "workspace_id", "kind", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_setting_changes_workspace_id_key_id",
                table: "setting_changes",
                columns: new[] { "workspace_id", "key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_passkeys_admin_id",
                table: "staff_passkeys",
                column: "admin_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_passkeys_credential_id",
                table: "staff_passkeys",
                column: "credential_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_sessions_admin_id",
                table: "staff_sessions",
                column: "admin_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_sessions_key_hash",
                table: "staff_sessions",
                column: "key_hash",
                unique: true);

            // An erasure may empty what the ledger says of a person; its sums stay as they are.
            migrationBuilder.Sql(LedgerTriggers.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "backups");

            migrationBuilder.DropTable(
                name: "bulk_act_rows");

            migrationBuilder.DropTable(
                name: "bulk_acts");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "fault_marks");

            migrationBuilder.DropTable(
                name: "health_samples");

            migrationBuilder.DropTable(
                name: "job_switches");

            migrationBuilder.DropTable(
                name: "log_faults");

            migrationBuilder.DropTable(
                name: "notification_choices");

            migrationBuilder.DropTable(
                name: "notification_reads");

            migrationBuilder.DropTable(
                name: "people_columns");

            migrationBuilder.DropTable(
                name: "people_views");

            migrationBuilder.DropTable(
                name: "performance_samples");

            migrationBuilder.DropTable(
                name: "person_links");

            migrationBuilder.DropTable(
                name: "person_notes");

            migrationBuilder.DropTable(
                name: "person_tags");

            migrationBuilder.DropTable(
                name: "report_runs");

            migrationBuilder.DropTable(
                name: "report_schedules");

            migrationBuilder.DropTable(
                name: "saved_searches");

            migrationBuilder.DropTable(
                name: "search_changes");

            migrationBuilder.DropTable(
                name: "search_cursors");

            migrationBuilder.DropTable(
                name: "search_documents");

            migrationBuilder.DropTable(
                name: "setting_changes");

            migrationBuilder.DropTable(
                name: "staff_passkeys");

            migrationBuilder.DropTable(
                name: "staff_sessions");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropIndex(
                name: "ix_people_workspace_id_first_seen_at_telegram_user_id",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_payments_spent",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_credit_accounts_workspace_id_balance_telegram_user_id",
                table: "credit_accounts");

            migrationBuilder.DropIndex(
                name: "ix_bot_users_workspace_id_last_seen_at_telegram_user_id",
                table: "bot_users");

            migrationBuilder.DropIndex(
                name: "ix_audit_entries_workspace_id_target_number",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "erased_at",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "said",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "salt",
                table: "audit_entries");

            migrationBuilder.CreateIndex(
                name: "ix_bot_users_workspace_id_last_seen_at",
                table: "bot_users",
                columns: new[] { "workspace_id", "last_seen_at" });
        }
    }
}

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>As on SQLite. What goes is looked at once for a whole statement, so that letting go of a long beginning costs one comparison.</summary>
internal static class PostgresAuditTriggers
{
    public const string Prefix = "audit_entries_no_";

    /// <summary>How many of the two are there.</summary>
    public const string Count = $"SELECT COUNT(*)::int AS \"Value\" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace AND starts_with(t.tgname, '{Prefix}')";

    public static IReadOnlyList<string> All { get; } =
    [
        """
        CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF to_jsonb(NEW) - 'target' - 'details' - 'salt' - 'erased_at' = to_jsonb(OLD) - 'target' - 'details' - 'salt' - 'erased_at'
                AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.target = 'erased person' AND NEW.details IS NULL AND NEW.salt IS NULL
                AND EXISTS (SELECT 1 FROM erasures e WHERE e.workspace_id = OLD.workspace_id) THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION 'entries of the audit log are never changed';
        END $$
        """,
        """
        CREATE OR REPLACE FUNCTION refuse_audit_removal() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF EXISTS (SELECT 1 FROM (SELECT workspace_id, max(number) AS number FROM gone GROUP BY workspace_id) g
                WHERE g.number > COALESCE((SELECT max(CAST(substr(t.target, 15) AS bigint)) FROM audit_entries t
                    WHERE t.workspace_id = g.workspace_id AND t.action = 'audit.trimmed' AND t.target ~ '^entries up to [0-9]{1,18}$'), 0)) THEN
                RAISE EXCEPTION 'entries of the audit log are never removed';
            END IF;
            RETURN NULL;
        END $$
        """,
        "CREATE OR REPLACE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()",
        "CREATE OR REPLACE TRIGGER audit_entries_no_delete AFTER DELETE ON audit_entries REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_removal()",
    ];
}

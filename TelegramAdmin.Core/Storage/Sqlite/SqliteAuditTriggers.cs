namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>
/// The audit log is only added to. Two things give way: an erasure empties what an entry says of a person, and the beginning may go once an entry says up to
/// where, which stays and is part of the chain.
/// </summary>
internal static class SqliteAuditTriggers
{
    public const string Prefix = "audit_entries_no_";

    /// <summary>How many of the two are there.</summary>
    public const string Count = $"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{Prefix}%'";

    public static IReadOnlyList<string> All { get; } =
    [
        "DROP TRIGGER IF EXISTS audit_entries_no_update",
        """
        CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
        WHEN NOT (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.target = 'erased person' AND NEW.details IS NULL AND NEW.salt IS NULL
            AND NEW.workspace_id = OLD.workspace_id AND NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.admin_id IS OLD.admin_id AND NEW.actor = OLD.actor
            AND NEW.action = OLD.action AND NEW.said IS OLD.said AND NEW.address IS OLD.address AND NEW.previous_hash = OLD.previous_hash AND NEW.hash = OLD.hash
            AND EXISTS (SELECT 1 FROM erasures e WHERE e.workspace_id = OLD.workspace_id))
        BEGIN SELECT RAISE(ABORT, 'entries of the audit log are never changed'); END
        """,
        "DROP TRIGGER IF EXISTS audit_entries_no_delete",
        """
        CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
        WHEN NOT EXISTS (SELECT 1 FROM audit_entries t WHERE t.workspace_id = OLD.workspace_id AND t.target >= 'entries up to ' AND t.target < 'entries up to!'
            AND t.action = 'audit.trimmed' AND CAST(substr(t.target, 15) AS INTEGER) >= OLD.number)
        BEGIN SELECT RAISE(ABORT, 'entries of the audit log are never removed'); END
        """,
    ];
}

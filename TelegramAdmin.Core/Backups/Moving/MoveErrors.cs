using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Backups.Moving;

/// <summary>Every way in which moving to another database is refused. The old database is as it was in each of them.</summary>
public static class MoveErrors
{
    public static Failure NotEmpty { get; } = new(FailureKind.Conflict, "move_target_not_empty", "The new database is not empty. Make a new one for it; nothing is ever put over what is there.");

    public static Failure Behind { get; } = new(FailureKind.Conflict, "move_source_behind", "The database has the schema of another version. Run TelegramAdmin migrate first, then move.");

    public static Failure Encoding(string encoding) => new(FailureKind.Invalid, "move_target_encoding", $"The new database keeps text as {encoding}, which has no room for every letter. Make it with ENCODING 'UTF8'.");

    public static Failure TooOld(string version) => new(FailureKind.Invalid, "move_target_old", $"PostgreSQL {version} is too old. Take 15 or later.");

    public static Failure Unreadable(string table, string column) => new(FailureKind.Invalid, "move_unreadable", $"The column {column} of {table} holds a value that is none of its kind. Mend it in the old database, then move again.");

    public static Failure Unknown(string table) => new(FailureKind.Invalid, "move_unknown_table", $"The old database has a table {table} that is not the product's. Take it out, then move again: it would be left behind.");

    public static Failure Differs(string table, long was, long now) => new(FailureKind.Invalid, "move_differs", was == now
        ? $"What arrived in {table} does not equal what was read. Nothing was put into place; look at the disks of both databases and move again."
        : $"Of {was} rows of {table} {now} arrived. Nothing was put into place; look at the disks of both databases and move again.");

    public static Failure Refused(string what) => new(FailureKind.Unavailable, "move_refused", $"A database said: {what.TrimEnd('.')}. Nothing was put into place; mend that and move again.");
}

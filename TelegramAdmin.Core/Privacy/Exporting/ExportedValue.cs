using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Privacy.Exporting;

/// <summary>A value as a person reads it, whichever database it lay in.</summary>
internal static class ExportedValue
{
    public static object? Of(string column, object value, bool isSqlite) => value switch
    {
        long number when isSqlite && IsTime(column) => DateTimeOffset.UnixEpoch.AddTicks(number * TimeSpan.TicksPerMicrosecond),
        DateTime at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => value,
    };

    // SQLite keeps times as numbers; these are the names that times have here.
    private static bool IsTime(string column) =>
        column is "at" or "until" or "since" or "not_before" or "day" || column.EndsWith("_at", StringComparison.Ordinal) || column.EndsWith("_until", StringComparison.Ordinal) || column.EndsWith("_since", StringComparison.Ordinal);
}

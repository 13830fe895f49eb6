namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>Times as microseconds since 1970, the resolution that PostgreSQL has too.</summary>
internal static class SqliteTime
{
    public static long ToNumber(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromNumber(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}

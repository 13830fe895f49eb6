using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>Long questions to SQLite, which knows no waiting: they run on a thread of the pool and are interrupted when nobody wants the answer any more.</summary>
internal static class SqliteReads
{
    // Its type is of a newer SQLitePCLRaw than the one that we build against (docs/decisions/0001-sqlite-under-ef-core-10.md).
    private static readonly PropertyInfo Handle = typeof(SqliteConnection).GetProperty("Handle")!;

    private const int MostTries = 5;

    public static bool Covers(DbCommand command) => command is SqliteCommand;

    public static async Task<T> RunAsync<T>(DbCommand command, Func<Task<T>> read, CancellationToken cancellation)
    {
        var handle = (sqlite3)Handle.GetValue(command.Connection)!;
        await using var interrupt = cancellation.Register(() => raw.sqlite3_interrupt(handle));
        try
        {
            return await Task.Run(() => WhileTheSchemaRestsAsync(read, cancellation), cancellation);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }

    /// <summary>An index of words that is made anew in this moment is gone for some milliseconds.</summary>
    private static async Task<T> WhileTheSchemaRestsAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await read();
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_SCHEMA && tries < MostTries)
            {
                await Task.Delay(20 * tries, cancellation);
            }
        }
    }
}

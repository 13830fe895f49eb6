using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Tests.Running;

/// <summary>Opens a test's database beside the app that uses it.</summary>
public static class DatabaseReader
{
    public static async Task<OpenDatabase> OpenAsync(TestDatabase database)
    {
        var open = OpenEmpty(database);
        await new PrepareDatabase(open.Storage).RunAsync();
        return open;
    }

    /// <summary>Without the schema.</summary>
    public static OpenDatabase OpenEmpty(TestDatabase database) => new(Open(database));

    private static IDatabase Open(TestDatabase database) =>
        database.Provider == DatabaseProvider.Postgres
            ? new PostgresDatabase(database.ConnectionString, NullLogger<PostgresDatabase>.Instance)
            : new SqliteDatabase(database.ConnectionString, NullLogger<SqliteDatabase>.Instance);
}

public sealed class OpenDatabase(IDatabase database) : IAsyncDisposable
{
    public IDatabase Storage => database;

    public AppDbContext ReadAll() => database.ReadAll();

    public ValueTask DisposeAsync() => ((IAsyncDisposable)database).DisposeAsync();
}

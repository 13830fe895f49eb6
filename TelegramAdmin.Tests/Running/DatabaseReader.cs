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
        IDatabase opened = database.Provider == DatabaseProvider.Postgres
            ? new PostgresDatabase(database.ConnectionString, NullLogger<PostgresDatabase>.Instance)
            : new SqliteDatabase(database.ConnectionString, NullLogger<SqliteDatabase>.Instance);
        await new PrepareDatabase(opened).RunAsync();
        return new OpenDatabase(opened);
    }
}

public sealed class OpenDatabase(IDatabase database) : IAsyncDisposable
{
    public IDatabase Storage => database;

    public AppDbContext ReadAll() => database.ReadAll();

    public ValueTask DisposeAsync() => ((IAsyncDisposable)database).DisposeAsync();
}

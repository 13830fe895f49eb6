using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>One SQLite file in WAL mode: any number of readers, one writer.</summary>
public sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private readonly DbContextOptions<SqliteAppDbContext> _options;
    private readonly SqliteWriter _writer;

    public SqliteDatabase(string connectionString, ILogger<SqliteDatabase> logger, SlowStatements? slow = null, WriteCounts? counts = null)
    {
        _options = Options(connectionString, slow);
        _writer = new SqliteWriter(connectionString, counts ?? new WriteCounts(), logger);
    }

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public static DbContextOptions<SqliteAppDbContext> Options(string connectionString, SlowStatements? slow = null)
    {
        var options = new DbContextOptionsBuilder<SqliteAppDbContext>()
            .UseSqlite(connectionString, static sqlite => sqlite.ExecutionStrategy(static parts => new ReadStrategy(parts, SqliteFailures.Translate)))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return (slow is null ? options : options.AddInterceptors(slow)).Options;
    }

    public AppDbContext Read(WorkspaceId workspace) => new SqliteAppDbContext(_options) { Workspace = workspace };

    public AppDbContext ReadAll() => new SqliteAppDbContext(_options);

    public Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new SqliteWork<T>(workspace, work);
        _writer.Enqueue(pending);
        return pending.Done;
    }

    public Task<TResult> AppendAsync<TItem, TResult>(IWriteBatch<TItem, TResult> batch, TItem item)
    {
        _writer.Enqueue(PendingBatch<TItem, TResult>.Of(batch, item, out var done));
        return done;
    }

    public async ValueTask DisposeAsync() => await _writer.DisposeAsync();
}

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>PostgreSQL: work runs in transactions of its own, hot writes in a group commit for each kind of batch.</summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    // Made once: EF looks up its services by the options, which costs time for each new combination of them.
    private static readonly DbContextOptions<PostgresAppDbContext> ForWriting = new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql().Options;

    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresAppDbContext> _options;
    private readonly ConcurrentDictionary<object, PostgresBatchWriter> _writers = new();
    private readonly ILogger<PostgresDatabase> _logger;

    public PostgresDatabase(string connectionString, ILogger<PostgresDatabase> logger, SlowStatements? slow = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 100;
        _source = NpgsqlDataSource.Create(settings);
        _options = Options(_source, slow);
        _logger = logger;
    }

    public DatabaseProvider Provider => DatabaseProvider.Postgres;

    public static DbContextOptions<PostgresAppDbContext> Options(NpgsqlDataSource source, SlowStatements? slow = null)
    {
        var options = new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql(source).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return (slow is null ? options : options.AddInterceptors(slow)).Options;
    }

    public AppDbContext Read(WorkspaceId workspace) => new PostgresAppDbContext(_options) { Workspace = workspace };

    public AppDbContext ReadAll() => new PostgresAppDbContext(_options);

    public async Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryWriteAsync(workspace, work, cancellation);
            }
            catch (Exception e) when (attempt < PostgresFailures.Tries && PostgresFailures.MayPassNextTime(e))
            {
                // Two transactions wanted each other's rows; one had to give way.
            }
            catch (Exception e)
            {
                throw PostgresFailures.Translate(e);
            }
        }
    }

    public Task<TResult> AppendAsync<TItem, TResult>(IWriteBatch<TItem, TResult> batch, TItem item)
    {
        var writer = _writers.GetOrAdd(batch, static (_, made) => new PostgresBatchWriter(made.Self._source, made.IsOrdered, made.Self._logger), (Self: this, batch.IsOrdered));
        writer.Enqueue(PendingBatch<TItem, TResult>.Of(batch, item, out var done));
        return done;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers.Values)
            await writer.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async Task<T> TryWriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var context = new PostgresAppDbContext(ForWriting) { Workspace = workspace, Session = new PostgresWriteSession(connection, transaction) };
        context.Database.SetDbConnection(connection);
        await context.Database.UseTransactionAsync(transaction, cancellation);
        var result = await work(context);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        context.RunAfterCommit();
        return result;
    }
}

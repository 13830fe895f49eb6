using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>PostgreSQL: work runs in transactions of its own, hot writes in a group commit for each kind of batch.</summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    // Without a source: EF keeps its services, its model and every compiled query by the options, so each source of its own would make them all again.
    private static readonly DbContextOptions<PostgresAppDbContext> ForWriting = new DbContextOptionsBuilder<PostgresAppDbContext>().UseNpgsql().Options;
    private static readonly DbContextOptions<PostgresAppDbContext> ForReading = OptionsForReading(null);

    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresAppDbContext> _reading;
    private readonly ConcurrentDictionary<object, PostgresBatchWriter> _writers = new();
    private readonly ILogger<PostgresDatabase> _logger;
    private readonly WriteCounts _counts;

    public PostgresDatabase(string connectionString, ILogger<PostgresDatabase> logger, SlowStatements? slow = null, WriteCounts? counts = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 100;
        _source = NpgsqlDataSource.Create(settings);
        _reading = slow is null ? ForReading : OptionsForReading(slow);
        _logger = logger;
        _counts = counts ?? new WriteCounts();
    }

    public DatabaseProvider Provider => DatabaseProvider.Postgres;

    public AppDbContext Read(WorkspaceId workspace) => Reading(_reading, _source, workspace);

    public AppDbContext ReadAll() => Reading(_reading, _source);

    /// <summary>A context that reads from <paramref name="source"/> and gives its connection back with itself.</summary>
    public static PostgresAppDbContext Reading(NpgsqlDataSource source) => Reading(ForReading, source);

    /// <summary>A context that knows the model and nothing else.</summary>
    internal static PostgresAppDbContext Unconnected() => new(ForReading);

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
        var writer = _writers.GetOrAdd(batch, static (_, made) => new PostgresBatchWriter(made.Self._source, made.Line, made.Self._counts, made.Self._logger), (Self: this, Line: batch.IsOrdered ? LineOf(typeof(TItem)) : (long?)null));
        writer.Enqueue(PendingBatch<TItem, TResult>.Of(batch, item, out var done));
        return done;
    }

    // The same on every node and in every version.
    private static long LineOf(Type item) => item.Name.Aggregate(7226780200, (line, letter) => line * 31 + letter);

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers.Values)
            await writer.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static PostgresAppDbContext Reading(DbContextOptions<PostgresAppDbContext> options, NpgsqlDataSource source, WorkspaceId? workspace = null)
    {
        var context = new PostgresAppDbContext(options) { Workspace = workspace };
        context.Database.SetDbConnection(source.CreateConnection(), contextOwnsConnection: true);
        return context;
    }

    private static DbContextOptions<PostgresAppDbContext> OptionsForReading(SlowStatements? slow)
    {
        var options = new DbContextOptionsBuilder<PostgresAppDbContext>()
            .UseNpgsql(postgres => postgres.ExecutionStrategy(static parts => new ReadStrategy(parts, PostgresFailures.Translate)))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return (slow is null ? options : options.AddInterceptors(slow)).Options;
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
        _counts.Committed();
        context.RunAfterCommit();
        return result;
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>
/// Group commit of one kind of batch. Two writers take turns, so that one fills its batch while the other's commit is on its way to the disk;
/// where rows must become visible in their order there is one.
/// </summary>
internal sealed partial class PostgresBatchWriter : IAsyncDisposable
{
    private const int LargestGroup = 512;

    private readonly Channel<PendingWrite> _waiting = Channel.CreateUnbounded<PendingWrite>();
    private readonly NpgsqlDataSource _source;
    private readonly WriteCounts _counts;
    private readonly ILogger _logger;
    private readonly Task[] _loops;
    private readonly long? _order;

    /// <param name="order">Where rows become visible in their order on all nodes: what names the line that they stand in.</param>
    public PostgresBatchWriter(NpgsqlDataSource source, long? order, WriteCounts counts, ILogger logger)
    {
        _order = order;
        (_source, _counts, _logger) = (source, counts, logger);
        _loops = [.. Enumerable.Range(0, order is not null ? 1 : 2).Select(_ => Task.Run(LoopAsync))];
    }

    public void Enqueue(PendingWrite write)
    {
        if (!_waiting.Writer.TryWrite(write))
            write.Fail(new ObjectDisposedException(nameof(PostgresBatchWriter)));
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_loops);
    }

    private async Task LoopAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            if (TakeGroup() is { } group)
                await RunOnceAsync(group);
        }
    }

    private PendingWrite? TakeGroup()
    {
        if (!_waiting.Reader.TryRead(out var group))
            return null;
        for (var taken = 1; taken < LargestGroup && _waiting.Reader.TryRead(out var more); taken++)
            group.Absorb(more);
        return group;
    }

    private async Task RunOnceAsync(PendingWrite group, int attempt = 1)
    {
        try
        {
            await CommitAsync(group);
        }
        catch (Exception e)
        {
            if (attempt < PostgresFailures.Tries && PostgresFailures.MayPassNextTime(e))
            {
                await RunOnceAsync(group, attempt + 1);
                return;
            }
            var parts = group.Split();
            if (parts.Count == 1 || PostgresFailures.IsUnreachable(e))
            {
                var failure = PostgresFailures.Translate(e);
                Log.GroupFailed(_logger, failure);
                group.Fail(failure);
                return;
            }
            foreach (var part in parts)
                await RunOnceAsync(part);
            return;
        }
        Succeed(group);
    }

    private void Succeed(PendingWrite group)
    {
        try
        {
            group.Succeed();
        }
        catch (Exception e)
        {
            // The rows are durable; whoever listens has a fault of its own.
            Log.ListenerFailed(_logger, e);
            group.Fail(e);
        }
    }

    private async Task CommitAsync(PendingWrite group)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (_order is { } line)
            await LineUpAsync(connection, transaction, line);
        await group.ExecuteAsync(new PostgresWriteSession(connection, transaction));
        await transaction.CommitAsync();
        _counts.Committed();
    }

    /// <summary>A number is given before its commit: without a lock a later one of another node could be seen before it.</summary>
    private static async Task LineUpAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long line)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = line });
        await command.ExecuteNonQueryAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A group of writes was refused by the database; nothing of it was kept")]
        public static partial void GroupFailed(ILogger logger, Exception e);

        [LoggerMessage(Level = LogLevel.Error, Message = "What follows a durable write failed")]
        public static partial void ListenerFailed(ILogger logger, Exception e);
    }
}

using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>
/// The only writer of the file. It takes all writes that wait, runs them in one transaction, each behind its own savepoint, and commits once:
/// one fsync serves them all, and a write that fails takes nobody with it.
/// </summary>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    private const int LargestGroup = 512;
    private const string Savepoint = "write";

    private readonly Channel<PendingWrite> _waiting = Channel.CreateUnbounded<PendingWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly string _connectionString;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private SqliteConnection? _connection;
    private SqliteWriteSession? _session;

    public SqliteWriter(string connectionString, ILogger logger)
    {
        (_connectionString, _logger) = (connectionString, logger);
        _loop = Task.Run(LoopAsync);
    }

    public void Enqueue(PendingWrite write)
    {
        if (!_waiting.Writer.TryWrite(write))
            write.Fail(new ObjectDisposedException(nameof(SqliteWriter)));
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        Close();
    }

    private async Task LoopAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
            await RunOnceAsync();
    }

    private async Task RunOnceAsync()
    {
        var group = TakeGroup();
        try
        {
            Open();
            var done = await CommitAsync(group);
            foreach (var write in done)
                Succeed(write);
        }
        catch (Exception e)
        {
            var failure = SqliteFailures.Translate(e);
            Log.GroupFailed(_logger, failure, group.Count);
            foreach (var write in group)
                write.Fail(failure);
            Close();
        }
    }

    private List<PendingWrite> TakeGroup()
    {
        var group = new List<PendingWrite>();
        var batches = new Dictionary<object, PendingWrite>();
        for (var taken = 0; taken < LargestGroup && _waiting.Reader.TryRead(out var write); taken++)
        {
            if (write.BatchKey is { } key && !batches.TryAdd(key, write))
                batches[key].Absorb(write);
            else
                group.Add(write);
        }
        return group;
    }

    private async Task<List<PendingWrite>> CommitAsync(List<PendingWrite> group)
    {
        await using var transaction = _connection!.BeginTransaction(deferred: false);
        _session!.Transaction = transaction;
        var done = new List<PendingWrite>(group.Count);
        foreach (var write in group)
            await ExecuteAsync(write, transaction, done);
        transaction.Commit();
        return done;
    }

    private async Task ExecuteAsync(PendingWrite write, SqliteTransaction transaction, List<PendingWrite> done)
    {
        transaction.Save(Savepoint);
        try
        {
            await write.ExecuteAsync(_session!);
            transaction.Release(Savepoint);
            done.Add(write);
        }
        catch (Exception e) when (!SqliteFailures.EndsTransaction(e))
        {
            transaction.Rollback(Savepoint);
            transaction.Release(Savepoint);
            var parts = write.Split();
            if (parts.Count == 1)
                write.Fail(SqliteFailures.Translate(e));
            else
                foreach (var part in parts)
                    await ExecuteAsync(part, transaction, done);
        }
    }

    private void Succeed(PendingWrite write)
    {
        try
        {
            write.Succeed();
        }
        catch (Exception e)
        {
            // The rows are durable; whoever listens has a fault of its own.
            Log.ListenerFailed(_logger, e);
            write.Fail(e);
        }
    }

    private void Open()
    {
        if (_connection is not null)
            return;
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY;";
        pragmas.ExecuteNonQuery();
        _connection = connection;
        _session = new SqliteWriteSession(connection);
    }

    private void Close()
    {
        _session?.Dispose();
        _connection?.Dispose();
        (_session, _connection) = (null, null);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A group of {Count} writes was refused by the database; nothing of it was kept")]
        public static partial void GroupFailed(ILogger logger, Exception e, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "What follows a durable write failed")]
        public static partial void ListenerFailed(ILogger logger, Exception e);
    }
}

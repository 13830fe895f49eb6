using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>
/// The only writer of the file. It takes all writes that wait, runs them in one transaction, each behind its own savepoint, and commits once:
/// one fsync serves them all, and a write that fails takes nobody with it.
/// Batches go first; <see cref="WorkTurns"/> says when work does.
/// </summary>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    private const int LargestGroup = 512;
    private const string Savepoint = "write";

    private readonly Channel<PendingWrite> _waiting = Channel.CreateUnbounded<PendingWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<PendingWrite> _work = new();
    private readonly string _connectionString;
    private readonly WriteCounts _counts;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private readonly WorkTurns _turns = new();
    private Task<bool>? _arrival;
    private int _batchesWaiting;
    private SqliteConnection? _connection;
    private SqliteWriteSession? _session;

    public SqliteWriter(string connectionString, WriteCounts counts, ILogger logger)
    {
        (_connectionString, _counts, _logger) = (connectionString, counts, logger);
        _loop = Task.Run(LoopAsync);
    }

    public void Enqueue(PendingWrite write)
    {
        if (write.BatchKey is not null)
            Interlocked.Increment(ref _batchesWaiting);
        if (!_waiting.Writer.TryWrite(write))
            write.Fail(new ObjectDisposedException(nameof(SqliteWriter)));
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        Close();
    }

    private bool BatchesWait => Volatile.Read(ref _batchesWaiting) > 0;

    private bool WorkIsDue => _work.Count > 0 && _turns.MayBegin(BatchesWait);

    private async Task LoopAsync()
    {
        while (await NextAsync())
            await RunOnceAsync();
    }

    /// <summary>Waits until there is something to write; false once nothing will come any more.</summary>
    private async Task<bool> NextAsync()
    {
        if (WorkIsDue)
            return true;
        _arrival ??= _waiting.Reader.WaitToReadAsync().AsTask();
        if (_work.Count > 0)
            await Task.WhenAny(_arrival, Task.Delay(_turns.UntilNext));
        else
            await _arrival;
        if (!_arrival.IsCompleted)
            return true;
        var isOpen = await _arrival;
        _arrival = null;
        return isOpen || _work.Count > 0;
    }

    private async Task RunOnceAsync()
    {
        var group = TakeBatches();
        if (group.Count == 0 && !WorkIsDue)
            return;
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
            group.AddRange(_work); // Kept back, it would be tried again at once, and again, and nobody would hear why.
            _work.Clear();
            Log.GroupFailed(_logger, failure, group.Count);
            foreach (var write in group)
                write.Fail(failure);
            Close();
        }
    }

    /// <summary>Batches of one kind become one; work is put in its own line.</summary>
    private List<PendingWrite> TakeBatches()
    {
        var group = new List<PendingWrite>();
        var batches = new Dictionary<object, PendingWrite>();
        for (var taken = 0; taken < LargestGroup && _waiting.Reader.TryRead(out var write); taken++)
        {
            if (write.BatchKey is not { } key)
            {
                _work.Enqueue(write);
                continue;
            }
            Interlocked.Decrement(ref _batchesWaiting);
            _turns.Batched(1);
            if (batches.TryAdd(key, write))
                group.Add(write);
            else
                batches[key].Absorb(write);
        }
        return group;
    }

    private async Task<List<PendingWrite>> CommitAsync(List<PendingWrite> group)
    {
        await using var transaction = _connection!.BeginTransaction(deferred: false);
        _session!.Transaction = transaction;
        var done = new List<PendingWrite>(group.Count);
        foreach (var batch in group)
            await ExecuteAsync(batch, transaction, done);
        if (WorkIsDue)
            await WorkAsync(transaction, group, done);
        transaction.Commit();
        _counts.Committed();
        return done;
    }

    /// <param name="group">Takes what is worked on, so that it fails with the group if the commit does.</param>
    private async Task WorkAsync(SqliteTransaction transaction, List<PendingWrite> group, List<PendingWrite> done)
    {
        _turns.Begin();
        do
        {
            var work = _work.Dequeue();
            group.Add(work);
            await ExecuteAsync(work, transaction, done);
        }
        while (_work.Count > 0 && group.Count < LargestGroup && _turns.MayGoOn(BatchesWait));
        _turns.End();
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
        // Not temp_store = MEMORY: a journal of savepoints that never leaves the memory ends the process with SQLite 3.35 (docs/decisions/0001-sqlite-under-ef-core-10.md).
        pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;";
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

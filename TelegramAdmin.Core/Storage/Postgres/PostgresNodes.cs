using Npgsql;

namespace TelegramAdmin.Core.Storage.Postgres;

/// <summary>
/// The nodes on one database and what each leases. Every question is one round trip that the server runs under one lock, so two nodes never
/// decide at once and none can be stopped in the middle; all times are the server's.
/// </summary>
public sealed class PostgresNodes(string connectionString) : IAsyncDisposable
{
    private const string Lock = "SELECT pg_advisory_xact_lock(7226780101)";

    private const string Beat = """
        INSERT INTO nodes (id, name, version, address, started_at, seen_at, alive_until)
        VALUES (@id, @name, @version, @address, clock_timestamp(), clock_timestamp(), clock_timestamp() + @lease)
        ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, alive_until = excluded.alive_until
        """;

    private const string ForgetOld = "DELETE FROM nodes WHERE seen_at < clock_timestamp() - interval '1 hour'";
    private const string ReadNodes = "SELECT id FROM nodes WHERE alive_until > clock_timestamp()";
    private const string ReadLeases = "SELECT name, node_id, epoch FROM node_leases";
    private const string ReadBots = "SELECT id FROM bots";

    private const string Claim = """
        INSERT INTO node_leases (name, node_id, epoch, since)
        SELECT n, @id, 1, clock_timestamp() FROM unnest(@names) AS n WHERE EXISTS (SELECT 1 FROM nodes WHERE id = @id AND alive_until > clock_timestamp())
        ON CONFLICT (name) DO UPDATE SET node_id = excluded.node_id, epoch = node_leases.epoch + 1, since = excluded.since
        WHERE node_leases.node_id IS NULL OR NOT EXISTS (SELECT 1 FROM nodes x WHERE x.id = node_leases.node_id AND x.alive_until > clock_timestamp())
        RETURNING name, epoch
        """;

    private const string Release = "UPDATE node_leases SET node_id = NULL WHERE node_id = @id AND name = ANY(@names)";
    private const string ReleaseAll = "UPDATE node_leases SET node_id = NULL WHERE node_id = @id";
    private const string Leave = "DELETE FROM nodes WHERE id = @id";
    private const string ForgetFormer = "DELETE FROM nodes WHERE name = @name AND id <> @id";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly NpgsqlConnectionStringBuilder _settings = new(connectionString) { Pooling = false, CommandTimeout = 5, Timeout = 5, KeepAlive = 5, ApplicationName = "TelegramAdmin node" };
    private NpgsqlConnection? _connection;

    /// <summary>Says that this node is alive; returns what every node sees.</summary>
    public Task<NodesSeen> BeatAsync(NodeSelf self, TimeSpan lease, CancellationToken cancellation) => RunAsync(
        [Of(Lock), Of(Beat, ("id", self.Id), ("name", self.Name), ("version", self.Version), ("address", self.Address), ("lease", lease)), Of(ForgetOld), Of(ReadNodes), Of(ReadLeases), Of(ReadBots)],
        async reader =>
        {
            await reader.NextResultAsync(cancellation); // Behind the lock's one empty row.
            List<string> nodes = [];
            while (await reader.ReadAsync(cancellation))
                nodes.Add(reader.GetString(0));
            await reader.NextResultAsync(cancellation);
            List<LeaseSeen> leases = [];
            while (await reader.ReadAsync(cancellation))
                leases.Add(new LeaseSeen(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.GetInt64(2)));
            await reader.NextResultAsync(cancellation);
            List<BotId> bots = [];
            while (await reader.ReadAsync(cancellation))
                bots.Add(new BotId(reader.GetInt64(0)));
            return new NodesSeen(nodes, leases, bots);
        }, cancellation);

    /// <summary>Takes what no living node leases.</summary>
    /// <returns>What it got.</returns>
    public Task<IReadOnlyList<LeaseSeen>> ClaimAsync(string id, IReadOnlyCollection<string> names, CancellationToken cancellation) => RunAsync<IReadOnlyList<LeaseSeen>>(
        [Of(Lock), Of(Claim, ("id", id), ("names", names.ToArray()))],
        async reader =>
        {
            await reader.NextResultAsync(cancellation);
            List<LeaseSeen> got = [];
            while (await reader.ReadAsync(cancellation))
                got.Add(new LeaseSeen(reader.GetString(0), id, reader.GetInt64(1)));
            return got;
        }, cancellation);

    public Task ReleaseAsync(string id, IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        RunAsync([Of(Lock), Of(Release, ("id", id), ("names", names.ToArray()))], static _ => Task.FromResult(true), cancellation);

    /// <summary>The run of this name that was here before is over, for certain: what it leases is free.</summary>
    public Task ForgetFormerAsync(NodeSelf self, CancellationToken cancellation) =>
        RunAsync([Of(Lock), Of(ForgetFormer, ("name", self.Name), ("id", self.Id))], static _ => Task.FromResult(true), cancellation);

    public Task LeaveAsync(string id, CancellationToken cancellation) =>
        RunAsync([Of(Lock), Of(ReleaseAll, ("id", id)), Of(Leave, ("id", id))], static _ => Task.FromResult(true), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<T> RunAsync<T>(IReadOnlyList<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            // A batch without a transaction of its own is one on the server.
            await using var batch = new NpgsqlBatch(await OpenAsync(cancellation));
            foreach (var command in commands)
                batch.BatchCommands.Add(command);
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            var result = await read(reader);
            while (await reader.NextResultAsync(cancellation))
            {
            }
            return result;
        }
        catch
        {
            if (_connection is { } broken)
            {
                _connection = null;
                await broken.DisposeAsync();
            }
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        if (_connection is { } open)
            return open;
        var connection = new NpgsqlConnection(_settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        return _connection = connection;
    }

    private static NpgsqlBatchCommand Of(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}

/// <summary>Who a node says it is.</summary>
public sealed record NodeSelf(string Id, string Name, string Version, string Address);

/// <summary>Which nodes are alive, and who leases what.</summary>
public sealed record NodesSeen(IReadOnlyList<string> Alive, IReadOnlyList<LeaseSeen> Leases, IReadOnlyList<BotId> Bots);

public sealed record LeaseSeen(string Name, string? NodeId, long Epoch);

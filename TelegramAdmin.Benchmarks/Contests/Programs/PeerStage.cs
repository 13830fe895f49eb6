using System.Text.Json;
using Npgsql;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Benchmarks.Sending;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Contests.Programs;

/// <summary>What a peer lives in: a folder, a free address, the store that it needs, and the file that tells its scripts of them.</summary>
internal sealed class PeerStage : IAsyncDisposable
{
    /// <summary>What Telegram would send with each update.</summary>
    public const string Secret = "benchmark";

    private readonly Peer _peer;
    private readonly Home _home;
    private readonly RedisServer? _redis;

    private PeerStage(Peer peer, Home home, RedisServer? redis) => (_peer, _home, _redis) = (peer, home, redis);

    public Uri Url => _home.Url;

    private string SettingsPath => Path.Combine(_home.Folder, "settings.json");

    public static async Task<PeerStage> SetAsync(Peer peer, SandboxServer sandbox, SandboxBot bot, IReadOnlyList<SandboxPerson> readers)
    {
        var home = await Home.CreateAsync(peer.NeedsPostgres ? DatabaseProvider.Postgres : DatabaseProvider.Sqlite);
        var stage = new PeerStage(peer, home, peer.NeedsRedis ? await RedisServer.StartAsync(home.Folder) : null);
        await stage.WriteSettingsAsync(sandbox, bot, readers);
        return stage;
    }

    public NodeScript Start(string script) => NodeScript.Start($"{_peer.Folder}/{script}.js", SettingsPath);

    public async Task RunAsync(string script)
    {
        await using var running = Start(script);
        await running.EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
            await _redis.DisposeAsync();
        await _home.DisposeAsync();
    }

    private Task WriteSettingsAsync(SandboxServer sandbox, SandboxBot bot, IReadOnlyList<SandboxPerson> readers)
    {
        var settings = new
        {
            ApiRoot = sandbox.Url.AbsoluteUri.TrimEnd('/'),
            bot.Token,
            Secret,
            Chats = readers.Select(r => r.Id),
            BulkQueue.Text,
            _home.Folder,
            _home.Url.Port,
            RedisPort = _redis?.Port,
            Postgres = _peer.NeedsPostgres ? PostgresSettings() : null,
        };
        return File.WriteAllTextAsync(SettingsPath, JsonSerializer.Serialize(settings, JsonSerializerOptions.Web));
    }

    private object PostgresSettings()
    {
        var connection = new NpgsqlConnectionStringBuilder(_home.ConnectionString);
        return new { connection.Host, connection.Port, User = connection.Username, connection.Database };
    }
}

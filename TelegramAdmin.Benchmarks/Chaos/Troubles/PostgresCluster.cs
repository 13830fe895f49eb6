using System.Globalization;
using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Chaos.Troubles;

/// <summary>A PostgreSQL of the stage's own, with its durable defaults, that can be stopped as by a power cut.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    private readonly string _folder;
    private readonly int _port = FreePort.Next();

    private PostgresCluster(string folder) => _folder = folder;

    private string Data => Path.Combine(_folder, "data");

    /// <param name="on">The folder that holds it; null for the system's.</param>
    public static async Task<PostgresCluster> StartAsync(string? on)
    {
        var folder = on is null ? Directory.CreateTempSubdirectory("ta-chaos-pg-").FullName : Directory.CreateDirectory(Path.Combine(on, "pg")).FullName;
        if (Commands.IsRoot)
            await Commands.RunAsync("chown", "postgres", folder);
        var cluster = new PostgresCluster(folder);
        await Commands.RunAsPostgresAsync($"{Programs}/initdb", "-D", cluster.Data, "-U", "chaos", "--auth=trust", "--encoding=UTF8", "--locale=C", "--wal-segsize=4");
        await cluster.StartAsync();
        Environment.SetEnvironmentVariable("TELEGRAMADMIN_BENCH_POSTGRES", string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={cluster._port};Username=chaos;Database=postgres"));
        return cluster;
    }

    /// <summary>No shutdown in order: sessions are cut, and it recovers from its log when it starts.</summary>
    public static async Task StopAndStartAsync(Stage stage)
    {
        await stage.Cluster!.StopAsync();
        await Task.Delay(stage.Scale.Outage);
        await stage.Cluster.StartAsync();
    }

    /// <summary>Starts it where it has ended, as its supervisor would.</summary>
    public async Task EnsureRunningAsync()
    {
        if (await Commands.TryAsync($"{Programs}/pg_isready", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture)) is not null)
            await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task StartAsync() => Commands.RunAsPostgresAsync(
        $"{Programs}/pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c max_wal_size=64MB -c min_wal_size=8MB"), "start");

    private Task StopAsync() => Commands.RunAsPostgresAsync($"{Programs}/pg_ctl", "-D", Data, "-m", "immediate", "stop");
}

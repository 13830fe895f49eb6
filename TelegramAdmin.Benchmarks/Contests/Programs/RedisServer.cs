using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TelegramAdmin.Benchmarks.Running;

namespace TelegramAdmin.Benchmarks.Contests.Programs;

/// <summary>A Redis of our own that has every write on disk before it answers, as PostgreSQL does.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private RedisServer(Process process, int port) => (_process, Port) = (process, port);

    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    public int Port { get; }

    public static async Task<RedisServer> StartAsync(string folder)
    {
        var port = FreePort.Next();
        string[] arguments =
        [
            "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder, "--save", "",
            "--appendonly", "yes", "--appendfsync", "always", "--logfile", Path.Combine(folder, "redis.log"),
        ];
        var redis = new RedisServer(Process.Start(new ProcessStartInfo("redis-server", arguments))!, port);
        await Eventually.TrueAsync(redis.AnswersAsync, Patience);
        return redis;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

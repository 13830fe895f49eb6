using TelegramAdmin.Benchmarks.Accepting;
using TelegramAdmin.Benchmarks.Contests.Programs;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Contests;

/// <summary>Messages posted over HTTP and on disk before their 202. Ours also checks a key and an idempotency key, chooses the bot and sends meanwhile.</summary>
internal static class AcceptContest
{
    private const int WarmUp = 3;

    public static async Task<Throughput> RunAsync(Peer peer, int seconds)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var stage = await PeerStage.SetAsync(peer, sandbox, sandbox.World.AddBot("accept_bot", "Accept"), []);
        await using var server = stage.Start("accept");
        await server.ListensAsync(stage.Url);
        var load = new SendLoad(stage.Url, new SendTemplate(stage.Url, "none"));
        var throughput = await Throughput.DriveAsync(load, server.Readings, seconds, WarmUp);
        return load.Refused == 0 ? throughput : throw new InvalidOperationException($"{load.Refused} answers were not 202.");
    }

    public static async Task<Throughput> RunAsync(DatabaseProvider provider, int seconds, Sums sums)
    {
        await using var stage = await SendStage.SetAsync(provider);
        var throughput = await Throughput.DriveAsync(stage.Load, stage.Product.Readings, seconds, WarmUp);
        await stage.KillAndCheckAsync(sums, $"POST /send, {provider}");
        return throughput;
    }
}

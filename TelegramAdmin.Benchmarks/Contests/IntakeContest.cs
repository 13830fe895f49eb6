using TelegramAdmin.Benchmarks.Contests.Programs;
using TelegramAdmin.Benchmarks.Intake;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Contests;

/// <summary>Messages of people, by webhook. The peer keeps nothing and does nothing with them; ours has each on disk before its 200 and works them off meanwhile.</summary>
internal static class IntakeContest
{
    private const int WarmUp = 5;

    public static async Task<Throughput> RunAsync(Peer peer, int seconds)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var bot = sandbox.World.AddBot("intake_bot", "Intake");
        await using var stage = await PeerStage.SetAsync(peer, sandbox, bot, []);
        await using var server = stage.Start("webhook");
        await server.ListensAsync(stage.Url);
        var load = new WebhookLoad(stage.Url, UpdateTemplate.Message(stage.Url, bot.Id, PeerStage.Secret));
        var throughput = await Throughput.DriveAsync(load, server.Readings, seconds, WarmUp);
        return load.Refused == 0 ? throughput : throw new InvalidOperationException($"{load.Refused} answers were not 200.");
    }

    public static async Task<Throughput> RunAsync(DatabaseProvider provider, int seconds, Sums sums)
    {
        await using var stage = await IntakeStage.SetAsync(provider, UpdateTemplate.Message);
        var throughput = await Throughput.DriveAsync(stage.Load, stage.Product.Readings, seconds, WarmUp);
        await stage.KillAndCheckAsync(sums, $"intake, {provider}");
        return throughput;
    }
}

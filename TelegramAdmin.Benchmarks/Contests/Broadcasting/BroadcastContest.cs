using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Contests.Broadcasting;

/// <summary>One bot writes to everybody, under the strictest reading of the limits.</summary>
internal static class BroadcastContest
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly FaultSettings Latency = new() { LatencyMinMs = 60, LatencyMaxMs = 120 };

    // A part of the way lies behind the taking, so that what a kill cuts off has arrived or not, as on a real line.
    private static readonly FaultSettings LatencyBothWays = new() { LatencyMinMs = 30, LatencyMaxMs = 60, SlowAnswerMs = 45 };

    public static Task<Arrivals> RunAsync(int readers, Func<Audience, Task<IBroadcaster>> prepareAsync) => RunAsync(readers, prepareAsync, kills: false);

    /// <summary>The process is killed in the middle, as by kill -9, and started anew at once.</summary>
    public static Task<Arrivals> RunKilledAsync(int readers, Func<Audience, Task<IBroadcaster>> prepareAsync) => RunAsync(readers, prepareAsync, kills: true);

    private static async Task<Arrivals> RunAsync(int readers, Func<Audience, Task<IBroadcaster>> prepareAsync, bool kills)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        sandbox.World.Faults = kills ? LatencyBothWays : Latency;
        var bot = sandbox.World.AddBot("autumn_bot", "Autumn");
        var audience = new Audience(sandbox, bot, sandbox.World.AddAudience(bot, readers));
        await using var broadcaster = await prepareAsync(audience);
        await broadcaster.StartAsync();
        var killedAt = kills ? await KillAsync(broadcaster, audience) : (DateTimeOffset?)null;
        await Eventually.TrueAsync(broadcaster.HasEndedAsync, Patience);
        return Arrivals.Count(audience, await broadcaster.UnknownAsync(), killedAt);
    }

    private static async Task<DateTimeOffset> KillAsync(IBroadcaster broadcaster, Audience audience)
    {
        await Eventually.TrueAsync(() => audience.Sandbox.World.Counters.Sends >= audience.Readers.Count / 2, Patience);
        await broadcaster.KillAsync();
        var at = DateTimeOffset.UtcNow;
        await broadcaster.StartAsync();
        return at;
    }
}

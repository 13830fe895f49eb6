using TelegramAdmin.Benchmarks.Contests.Broadcasting;
using TelegramAdmin.Benchmarks.Contests.Programs;
using TelegramAdmin.Benchmarks.Contests.Reporting;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Contests;

/// <summary>One thing that peers and ours do under the same conditions.</summary>
/// <param name="What">As the table calls it.</param>
/// <param name="Peers">Who takes part beside ours.</param>
internal sealed record Contest(
    string Name, string What, IReadOnlyList<Peer> Peers, Func<Scale, Peer, Task<Entry>> RunPeerAsync, Func<Scale, DatabaseProvider, Sums, Task<Entry>> RunOursAsync)
{
    private const string Broadcast = "one bot's broadcast";
    private const string Killed = "the same, kill -9 in the middle";
    private const string Accept = "messages accepted on disk";
    private const string Intake = "updates by webhook";

    public static IReadOnlyList<Contest> All { get; } =
    [
        new("broadcast", Broadcast, [Peer.GrammY, Peer.BullMq, Peer.PgBoss],
            async (scale, peer) => Of(Broadcast, peer, await BroadcastContest.RunAsync(scale.Readers, a => PeerBroadcaster.PrepareAsync(peer, a))),
            async (scale, provider, sums) => Of(Broadcast, provider, sums, await BroadcastContest.RunAsync(scale.Readers, a => ProductBroadcaster.PrepareAsync(provider, a)))),
        new("kill", Killed, [Peer.GrammY, Peer.BullMq, Peer.PgBoss],
            async (scale, peer) => Of(Killed, peer, await BroadcastContest.RunKilledAsync(scale.Readers, a => PeerBroadcaster.PrepareAsync(peer, a))),
            async (scale, provider, sums) => Of(Killed, provider, sums, await BroadcastContest.RunKilledAsync(scale.Readers, a => ProductBroadcaster.PrepareAsync(provider, a)))),
        new("accept", Accept, [Peer.BullMq, Peer.PgBoss],
            async (scale, peer) => Of(Accept, peer, await AcceptContest.RunAsync(peer, scale.Seconds)),
            async (scale, provider, sums) => Of(Accept, provider, await AcceptContest.RunAsync(provider, scale.Seconds, sums))),
        new("intake", Intake, [Peer.GrammY],
            async (scale, peer) => Of(Intake, peer, await IntakeContest.RunAsync(peer, scale.Seconds)),
            async (scale, provider, sums) => Of(Intake, provider, await IntakeContest.RunAsync(provider, scale.Seconds, sums))),
    ];

    private static Entry Of(string what, Peer peer, Arrivals arrivals) => new(what, peer.Name, arrivals.PerSecond) { Arrivals = arrivals };

    private static Entry Of(string what, Peer peer, Throughput throughput) => new(what, peer.Name, throughput.PerSecond) { PerCoreSecond = throughput.PerCoreSecond };

    private static Entry Of(string what, DatabaseProvider provider, Throughput throughput) =>
        new(what, Ours(provider), throughput.PerSecond) { Ours = provider, PerCoreSecond = throughput.PerCoreSecond };

    private static Entry Of(string what, DatabaseProvider provider, Sums sums, Arrivals arrivals)
    {
        sums.Equal($"{what}, {provider}: missing and not said to be unknown", 0, arrivals.Lost);
        sums.Equal($"{what}, {provider}: readers who got more than one", 0, arrivals.Twice);
        return new Entry(what, Ours(provider), arrivals.PerSecond) { Ours = provider, Arrivals = arrivals };
    }

    private static string Ours(DatabaseProvider provider) => $"ours, {(provider == DatabaseProvider.Sqlite ? "SQLite" : "PostgreSQL")}";
}

/// <summary>How large each is.</summary>
internal sealed record Scale(int Readers, int Seconds)
{
    public static Scale Full { get; } = new(Readers: 600, Seconds: 15);

    public static Scale Quick { get; } = new(Readers: 240, Seconds: 6);
}

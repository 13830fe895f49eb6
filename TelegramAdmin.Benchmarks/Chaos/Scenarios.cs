using TelegramAdmin.Benchmarks.Chaos.Troubles;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Chaos;

internal static class Scenarios
{
    public static IReadOnlyList<Scenario> Full { get; } =
    [
        new("kill", ProcessTroubles.KillAsync),
        new("freeze", ProcessTroubles.FreezeAsync),
        new("second-process", ProcessTroubles.StartSecondAsync),
        new("lost-answers", TelegramTroubles.LoseAnswersAsync),
        new("refusals", TelegramTroubles.RefuseAsync),
        new("telegram-gone", TelegramTroubles.GoneAsync),
        new("webhooks", TelegramTroubles.DoubleWebhooksAsync),
        new("database-locked", SqliteLock.HoldAsync) { Only = DatabaseProvider.Sqlite },
        new("database-stopped", PostgresCluster.StopAndStartAsync) { Only = DatabaseProvider.Postgres },
        new("disk-full", SmallDisk.FillAsync) { NeedsSmallDisk = true },
        new("clock", MovableClock.MoveAsync) { NeedsClock = true },
    ];

    /// <summary>The short form: on one stage one trouble after the other.</summary>
    public static Scenario Everything(DatabaseProvider provider) => new("all, in turn", async stage =>
    {
        foreach (var scenario in Full.Where(s => s.Only is null || s.Only == provider).Where(s => s is { NeedsSmallDisk: false, NeedsClock: false }))
            await scenario.TroubleAsync(stage);
    });
}

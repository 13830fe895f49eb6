using System.Diagnostics;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Counting;

/// <summary>How long it takes to count an audience, and whom of it a bot reaches, among a million people.</summary>
internal static class AudienceBenchmark
{
    private static readonly (string Name, Audience Audience)[] Audiences =
    [
        ("everybody", Audience.Everybody),
        ("language and last seen", Audience.All(Is(AudienceField.Language, "es"), Audience.Where(AudienceField.LastSeen, Comparison.WithinDays, "30"))),
        ("10 credits or more", Audience.Where(AudienceField.Credits, Comparison.AtLeast, "10")),
        ("never bought, seen lately", Audience.All(Audience.Where(AudienceField.Purchases, Comparison.AtMost, "0"), Audience.Where(AudienceField.LastSeen, Comparison.WithinDays, "90"))),
        ("of one bot, without credits, not restricted", Audience.All(Is(AudienceField.Bot, "{bot}"), Audience.Where(AudienceField.Credits, Comparison.AtMost, "0"), Audience.Not(Is(AudienceField.Restricted, "true")))),
    ];

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var engine = await Engine.OpenAsync(home, sandbox);
        var bots = Enumerable.Range(1, 4).Select(i => sandbox.World.AddBot($"counted{i}_bot", $"Counted {i}")).ToList();
        await engine.AddBotsAsync(bots, ReceiveMode.Webhook);
        var crowd = new Million(provider, [.. bots.Select(b => b.Id)], run.IsQuick ? 100_000 : 1_000_000);
        await crowd.FillAsync(engine.Storage);
        foreach (var (name, audience) in Audiences)
            await MeasureAsync(run, engine, crowd, name, Audience.Read(audience.ToJson().Replace("{bot}", $"{bots[0].Id}", StringComparison.Ordinal)));
    }

    private static async Task MeasureAsync(BenchmarkRun run, Engine engine, Million crowd, string name, Audience audience)
    {
        var reader = engine.Service<AudienceReader>();
        var (times, count) = (new List<double>(), new AudienceCount(0, 0));
        for (var round = 0; round < 5; round++)
        {
            var started = Stopwatch.GetTimestamp();
            count = (await reader.CountAsync(WorkspaceId.Default, audience)).Value;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        if (audience.Of is not { Count: > 0 } && audience.Kind == AudienceKind.All)
            run.Sums.Equal("audience: everybody", crowd.People, count.People);
        run.Report(new Figure($"audience count, {name}", engine.Storage.Provider, times.Order().ElementAt(2), "ms", Better.Less, 1000,
            $"{count.People:N0} of {crowd.People:N0} people, {count.Reachable:N0} reachable; slowest {times.Max():N0} ms"));
    }

    private static Audience Is(AudienceField field, string value) => Audience.Where(field, Comparison.Is, value);
}

using System.Diagnostics;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Channels;

/// <summary>How long the figures of a channel with 100,000 posts and 2,000,000 snapshots take, for the usual days and for all of its three years.</summary>
internal static class FigureBenchmark
{
    private const int Rounds = 7;
    private const double Target = 300;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon");

    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var engine = await Engine.OpenAsync(home, sandbox);
        var channel = new WatchedChannel(provider, run.IsQuick ? 20_000 : 100_000);
        await channel.FillAsync(engine.Storage);
        var now = DateTimeOffset.UtcNow;
        foreach (var days in new[] { 30, 90 })
            await FiguresAsync(run, engine, $"{days} days", ChannelPeriod.Last(days, now, Zone));
        var kept = await FiguresAsync(run, engine, "all three years", ChannelPeriod.Since(now.AddDays(-1_095), now, Zone));
        run.Sums.Equal("channel figures: posts", channel.Posts - channel.Posts / 50, kept);
        var (list, all) = (engine.Service<PostList>(), ChannelPeriod.Since(now.AddDays(-1_095), now, Zone));
        await TimeAsync(run, engine, "channel posts, newest page", async () => (await list.PageAsync(WorkspaceId.Default, WatchedChannel.Id, new PostFilter(all))).Rows.Count);
        await TimeAsync(run, engine, "channel posts, most seen of all", async () => (await list.PageAsync(WorkspaceId.Default, WatchedChannel.Id, new PostFilter(all) { Order = PostOrder.Views })).Rows.Count);
        await TimeAsync(run, engine, "one post with its curve", async () => (await engine.Service<PostReader>().FindAsync(WorkspaceId.Default, WatchedChannel.Id, channel.Posts / 2))!.Snapshots.Count);
    }

    private static Task<int> FiguresAsync(BenchmarkRun run, Engine engine, string what, ChannelPeriod period) => TimeAsync(run, engine, $"channel figures, {what}",
        async () => (await engine.Service<ChannelFigureReader>().ReadAsync(WorkspaceId.Default, WatchedChannel.Id, period))!.Series.Now.Posts);

    private static async Task<int> TimeAsync(BenchmarkRun run, Engine engine, string what, Func<Task<int>> read)
    {
        var (times, count) = (new List<double>(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            count = await read();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        run.Report(new Figure(what, engine.Storage.Provider, times.Order().ElementAt(Rounds / 2), "ms", Better.Less, Target, $"{count:N0} rows; slowest {times.Max():N0} ms"));
        return count;
    }
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Collecting;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Channels;

/// <summary>How many posts of a history are kept in a second, with their counters, page by page as the collector does it.</summary>
internal static class HistoryBenchmark
{
    public static async Task MeasureAsync(BenchmarkRun run, DatabaseProvider provider)
    {
        var posts = run.IsQuick ? 20_000 : 100_000;
        await using var home = await Home.CreateAsync(provider);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        await using var engine = await Engine.OpenAsync(home, sandbox, services => services
            .AddSingleton<IChannelSources>(new LongChannel(posts))
            .AddSingleton(new CollectingPace { RequestsPerSecond = 1e6, Burst = 1_000_000 }));
        var channel = await FollowAsync(engine);
        var collector = engine.Service<ChannelCollector>();
        var started = Stopwatch.GetTimestamp();
        while (await IsReadingAsync(engine, channel))
            await collector.RunOnceAsync(default);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await CheckAsync(run, engine, posts);
        run.Report(new Figure("channel history", provider, posts / seconds, "posts/s", Better.More, 5_000, $"{posts:N0} posts with counters, a hundred in a transaction"));
    }

    private static async Task<long> FollowAsync(Engine engine)
    {
        await engine.Storage.WriteAsync(null, db =>
        {
            db.Add(new MtProtoAccount { WorkspaceId = WorkspaceId.Default, Name = "Reader", Folder = "bench", State = AccountState.Ready, AddedAt = DateTimeOffset.UtcNow });
            return Task.CompletedTask;
        });
        return (await engine.Service<FollowChannel>().RunAsync(WorkspaceId.Default, new ChannelDraft(LongChannel.Name, false, null, HistoryDepth.All), Actor.System)).Value.Id;
    }

    private static async Task<bool> IsReadingAsync(Engine engine, long channel)
    {
        await using var db = engine.Storage.ReadAll();
        return await db.TrackedChannels.AnyAsync(c => c.Id == channel && c.State != ChannelState.Live);
    }

    private static async Task CheckAsync(BenchmarkRun run, Engine engine, int posts)
    {
        await using var db = engine.Storage.ReadAll();
        run.Sums.Equal("channel history: posts", posts, await db.ChannelPosts.CountAsync());
        run.Sums.Equal("channel history: snapshots", posts, await db.PostSnapshots.Select(s => s.MessageId).Distinct().CountAsync());
        run.Sums.Equal("channel history: citations", posts / 10, await db.PostCitations.CountAsync());
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Collecting;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Collecting.Live;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Collecting.Playing;

/// <summary>
/// The engine with played accounts and a clock that stands still, and none of its loops: a test runs the rounds itself, so that it decides what happens
/// between any two of them.
/// </summary>
public sealed class PlayedApp : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2027, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly WarningWatch _warnings;
    private readonly TestDatabase _database;
    private readonly bool _ownsDatabase;

    private PlayedApp(ServiceProvider services, WarningWatch warnings, TestDatabase database, HandClock clock, PlayedSources world, bool ownsDatabase) =>
        (_services, _warnings, _database, Clock, World, _ownsDatabase) = (services, warnings, database, clock, world, ownsDatabase);

    public HandClock Clock { get; }

    public PlayedSources World { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IDatabase Storage => Service<IDatabase>();

    public static async Task<PlayedApp> OpenAsync(DatabaseProvider provider, CollectingPace? pace = null, int accounts = 1)
    {
        var clock = new HandClock(Start);
        var collecting = await OpenAsync(await TestDatabase.CreateAsync(provider), clock, new PlayedSources(clock), pace, ownsDatabase: true);
        await collecting.Service<CreateWorkspace>().EnsureDefaultAsync("Tests");
        for (var i = 0; i < accounts; i++)
            await collecting.AddAccountAsync();
        return collecting;
    }

    /// <summary>Another process over the same database, as after a kill.</summary>
    public Task<PlayedApp> ReopenAsync() => OpenAsync(_database, Clock, World, Service<CollectingPace>(), ownsDatabase: false);

    public T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    public void Expect(params string[] warnings) => _warnings.Expect(warnings);

    public async Task<long> AddAccountAsync()
    {
        var account = new MtProtoAccount { WorkspaceId = WorkspaceId.Default, Name = "Reader", Folder = Guid.NewGuid().ToString("N"), State = AccountState.Ready, AddedAt = Now };
        await Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            db.Add(account);
            await db.SaveChangesAsync();
        });
        return account.Id;
    }

    public async Task<TrackedChannel> FollowAsync(PlayedChannel channel, HistoryDepth? depth = null, long? account = null)
    {
        var followed = await Service<FollowChannel>().RunAsync(WorkspaceId.Default, new ChannelDraft($"@{channel.Name}", IsOwn: false, account, depth ?? HistoryDepth.All), Actor.System);
        Assert.Null(followed.Failure);
        return followed.Value;
    }

    /// <summary>Rounds until nothing is due at this moment.</summary>
    public async Task RunAsync()
    {
        for (var round = 0; round < 5_000; round++)
        {
            if (await Service<ChannelCollector>().RunOnceAsync(default) > TimeSpan.Zero)
                return;
        }
        Assert.Fail("The collector finds no end.");
    }

    /// <summary>The same, with the clock moved so many times.</summary>
    public async Task RunAsync(TimeSpan time, TimeSpan step)
    {
        for (var end = Now + time; Now < end;)
        {
            Clock.Forward(step);
            await RunAsync();
        }
    }

    /// <summary>Second by second until the history is here.</summary>
    public async Task CatchUpAsync(TrackedChannel channel)
    {
        for (var second = 0; second < 3_000; second++)
        {
            await RunAsync();
            if ((await ChannelAsync(channel)).State == ChannelState.Live)
                return;
            Clock.Forward(TimeSpan.FromSeconds(1));
        }
        Assert.Fail("The history never ends.");
    }

    public async Task HearAsync(params SourceNews[] news)
    {
        foreach (var item in news)
            await Service<ISourceListener>().HearAsync(item, default);
        while (await Service<LiveWriter>().RunOnceAsync(default) > 0)
        {
        }
    }

    public async Task<TrackedChannel> ChannelAsync(TrackedChannel channel)
    {
        await using var db = Storage.ReadAll();
        return await db.TrackedChannels.SingleAsync(c => c.Id == channel.Id);
    }

    public async Task<MtProtoAccount> AccountAsync(long id)
    {
        await using var db = Storage.ReadAll();
        return await db.MtProtoAccounts.SingleAsync(a => a.Id == id);
    }

    public async Task<List<ChannelPost>> PostsAsync(TrackedChannel channel)
    {
        await using var db = Storage.ReadAll();
        return await db.ChannelPosts.Where(p => p.ChannelId == channel.Id).OrderBy(p => p.MessageId).ToListAsync();
    }

    public async Task<ChannelPost> PostAsync(TrackedChannel channel, long id) => (await PostsAsync(channel)).Single(p => p.MessageId == id);

    public async Task<List<PostSnapshot>> SnapshotsAsync(TrackedChannel channel, long? message = null)
    {
        await using var db = Storage.ReadAll();
        return await db.PostSnapshots.Where(s => s.ChannelId == channel.Id && (message == null || s.MessageId == message)).OrderBy(s => s.MessageId).ThenBy(s => s.TakenAt).ToListAsync();
    }

    public async Task<List<T>> RowsAsync<T>() where T : class
    {
        await using var db = Storage.ReadAll();
        return await db.Set<T>().ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase)
            await _database.DisposeAsync();
        _warnings.AssertNone();
    }

    /// <summary>Names come sooner than in earnest, so that a test with several channels is not an hour of the clock's.</summary>
    private static CollectingPace Quick { get; } = new() { BetweenNames = TimeSpan.FromSeconds(10), NamesPerDay = 100 };

    private static async Task<PlayedApp> OpenAsync(TestDatabase database, HandClock clock, PlayedSources world, CollectingPace? pace, bool ownsDatabase)
    {
        var warnings = new WarningWatch();
        var services = new ServiceCollection().AddLogging(log => log.AddProvider(warnings)).AddSingleton<TimeProvider>(clock);
        services.AddTelegramAdminCore(
            new EngineOptions { DataDirectory = database.Folder, BotApiUrl = new Uri("http://127.0.0.1:9") },
            new DatabaseOptions { Provider = database.Provider, ConnectionString = database.ConnectionString });
        services.AddSingleton<IChannelSources>(world).AddSingleton(pace ?? Quick);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<PrepareDatabase>().RunAsync();
        return new PlayedApp(provider, warnings, database, clock, world, ownsDatabase);
    }
}

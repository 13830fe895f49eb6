using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Alerts;

/// <summary>Channels whose posts and counts a test keeps as the collector does, with those who watch them, on a clock that it moves.</summary>
internal sealed class Lookout : IAsyncDisposable
{
    private int _channels;

    private Lookout(RunningApp app, HandClock clock, SandboxBot bot) => (App, Clock, Bot) = (app, clock, bot);

    public static Actor Olga { get; } = new(null, "Olga");

    public RunningApp App { get; }

    public HandClock Clock { get; }

    public SandboxBot Bot { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<Lookout> OpenAsync(DatabaseProvider provider)
    {
        var clock = new HandClock(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var app = await RunningApp.StartAsync(provider, clock);
        return new Lookout(app, clock, await app.AddBotAsync("watch_bot"));
    }

    /// <summary>Somebody of the team who linked their account and started the bot.</summary>
    public async Task<(SandboxPerson Person, long AdminId)> HireAsync(string name)
    {
        var made = await App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, name, $"{name.ToLowerInvariant()}@example.com", StaffedApp.Password, AdminRole.Admin);
        Assert.Null(made.Failure);
        var person = App.Sandbox.World.AddPerson(name);
        person.Start(Bot);
        await person.WaitForAsync(Bot, m => m.FromBot, RunningApp.Patience);
        await App.Storage.WriteAsync(null, db =>
        {
            db.StaffLinks.Add(new StaffLink { AdminId = made.Value.Id, TelegramUserId = person.Id, TelegramName = name, LinkedAt = Now });
            return Task.CompletedTask;
        });
        return (person, made.Value.Id);
    }

    public Task<TrackedChannel> ChannelAsync(string title, bool isOwn = false, ChannelState state = ChannelState.Live)
    {
        var number = ++_channels;
        return App.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var channel = db.TrackedChannels.Add(new TrackedChannel
            {
                WorkspaceId = WorkspaceId.Default, Address = $"channel{number}", Username = $"channel{number}", TelegramId = 1000 + number, Title = title, IsOwn = isOwn, State = state, AddedAt = Now, LastPostAt = Now,
            }).Entity;
            await db.SaveChangesAsync();
            return channel;
        });
    }

    /// <summary>A post appears now, or at another moment.</summary>
    /// <param name="isAgain">The same post is brought once more.</param>
    public Task PostAsync(TrackedChannel channel, long messageId, string text, DateTimeOffset? at = null, bool isHistory = false, bool isAgain = false, string? buttons = null) => App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var row = await db.TrackedChannels.AsTracking().SingleAsync(c => c.Id == channel.Id);
        var post = new ChannelPost
        {
            WorkspaceId = WorkspaceId.Default, ChannelId = channel.Id, MessageId = messageId, PostedAt = at ?? Now, Kind = PostKind.Text, Text = text, Buttons = buttons, Views = 1, SeenAt = Now, CountedAt = Now,
        };
        if (!isAgain)
            db.ChannelPosts.Add(post);
        row.LastPostAt = row.LastPostAt > post.PostedAt ? row.LastPostAt : post.PostedAt;
        await db.SaveChangesAsync();
        foreach (var observer in App.Service<IEnumerable<IPostObserver>>())
            await observer.AppearedAsync(db, row, [post], isHistory);
    });

    /// <summary>The views of a post are counted now.</summary>
    public Task CountAsync(TrackedChannel channel, long messageId, long views) => App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var row = await db.TrackedChannels.AsTracking().SingleAsync(c => c.Id == channel.Id);
        var post = await db.ChannelPosts.AsTracking().SingleAsync(p => p.ChannelId == channel.Id && p.MessageId == messageId);
        (post.Views, post.CountedAt) = (views, Now);
        db.PostSnapshots.Add(new PostSnapshot { WorkspaceId = WorkspaceId.Default, ChannelId = channel.Id, MessageId = messageId, TakenAt = Now, Views = views });
        await db.SaveChangesAsync();
        foreach (var observer in App.Service<IEnumerable<IPostObserver>>())
            await observer.CountedAsync(db, row, [post]);
    });

    /// <summary>Members are counted now.</summary>
    public Task MembersAsync(TrackedChannel channel, long members) => App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var row = await db.TrackedChannels.AsTracking().SingleAsync(c => c.Id == channel.Id);
        var before = row.Members;
        (row.Members, row.MembersAt) = (members, Now);
        db.MemberSnapshots.Add(new MemberSnapshot { WorkspaceId = WorkspaceId.Default, ChannelId = channel.Id, TakenAt = Now, Members = members });
        await db.SaveChangesAsync();
        foreach (var observer in App.Service<IEnumerable<IMemberObserver>>())
            await observer.CountedAsync(db, row, before, members);
    });

    public Task DeleteAsync(TrackedChannel channel, long messageId) => ChangeAsync(channel, messageId, (_, post) => post.DeletedAt = Now);

    public Task EditAsync(TrackedChannel channel, long messageId, string text) => ChangeAsync(channel, messageId, (db, post) =>
    {
        db.PostVersions.Add(new PostVersion { WorkspaceId = WorkspaceId.Default, ChannelId = channel.Id, MessageId = messageId, Kind = post.Kind, Text = post.Text, ReplacedAt = Now });
        (post.Text, post.EditedAt) = (text, Now);
    });

    public Task StandAsync(TrackedChannel channel, ChannelState state, string? trouble = null) => App.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var row = await db.TrackedChannels.AsTracking().SingleAsync(c => c.Id == channel.Id);
        (row.State, row.Trouble) = (state, trouble);
    });

    public async Task<ChannelAlertRule> RuleAsync(AlertRuleDraft draft)
    {
        var book = App.Service<AlertRuleBook>();
        var saved = await book.SaveAsync(WorkspaceId.Default, null, draft, Olga);
        Assert.Null(saved.Failure);
        return (await book.SwitchAsync(WorkspaceId.Default, saved.Value.Id, true, Olga)).Value;
    }

    public Task<string?> LookAsync() => App.Service<JobRunner>().RunAsync("channel-alerts");

    public async Task<IReadOnlyList<ChannelAlert>> AlertsAsync(ChannelAlertRule? rule = null)
    {
        await using var db = App.Storage.Read(WorkspaceId.Default);
        return await db.ChannelAlerts.Where(a => rule == null || a.RuleId == rule.Id).OrderBy(a => a.Id).ToListAsync();
    }

    /// <summary>What the bot told somebody, without its answer to /start.</summary>
    public IReadOnlyList<string> ToldTo(SandboxPerson person) =>
        [.. person.History(Bot).Where(m => m.FromBot && m.Text?.StartsWith("🔔", StringComparison.Ordinal) == true).Select(m => m.Text!)];

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private Task ChangeAsync(TrackedChannel channel, long messageId, Action<AppDbContext, ChannelPost> change) => App.Storage.WriteAsync(WorkspaceId.Default, async db =>
        change(db, await db.ChannelPosts.AsTracking().SingleAsync(p => p.ChannelId == channel.Id && p.MessageId == messageId)));
}

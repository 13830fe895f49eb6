using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Alerts;

/// <summary>The week's figures of channels, sent by the clock of the workspace, each week once.</summary>
public sealed class ReportTests
{
    // The lookout opens on Monday, 1 March 2027, at 08:00 UTC.
    private const string Job = "channel-report";

    [Theory, OnBothDatabases]
    public async Task Report_GoesOutOnceAWeek_OnTheWorkspacesClock_WithTheWeeksFigures(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var (olga, _) = await lookout.HireAsync("Olga");
        await SetAsync(lookout, InboxSettings.Hours, new InboxHours("Asia/Tokyo", [], []));
        await SetAsync(lookout, ReportPlan.Setting, new ReportPlan(true, DayOfWeek.Monday, new TimeOnly(9, 0), [olga.Id]));
        var runner = lookout.App.Service<JobRunner>();
        Assert.Null(await runner.RunAsync(Job)); // Nine in Tokyo was eight hours ago, before it was switched on.
        await AWeekAsync(lookout);

        lookout.Clock.GoTo(new DateTimeOffset(2027, 3, 7, 23, 59, 0, TimeSpan.Zero));
        Assert.Null(await runner.RunAsync(Job));
        lookout.Clock.GoTo(new DateTimeOffset(2027, 3, 8, 0, 0, 0, TimeSpan.Zero)); // Nine in Tokyo.
        Assert.Equal("Sent to 1", await runner.RunAsync(Job));
        Assert.Null(await runner.RunAsync(Job));
        await Eventually.TrueAsync(() => ReportsTo(lookout, olga).Count == 2, "message and file arrive");
        Assert.Equal("""
            📊 Channels, 1 Mar to 7 Mar

            Ours
            Members 1,060 (+60)
            2 posts, 200 views a post
            0 reactions, 0 forwards, 1 deleted
            Most viewed: 300 “The second” https://t.me/channel1/2

            Other channels
            =Rival: – members, 1 post, 50 views a post
            """, ReportsTo(lookout, olga)[0].Text);
        var file = await FileAsync(lookout, ReportsTo(lookout, olga)[1]);
        Assert.Equal("Ours,channel1,yes,1060,1000,60,2,0,200,,0,0,1,https://t.me/channel1/2,300,0,0,0,", file[1]);
        Assert.Equal("'=Rival,channel2,no,,,,1,0,50,,0,0,0,https://t.me/channel2/1,50,0,0,0,", file[2]);

        lookout.Clock.Forward(TimeSpan.FromDays(7));
        await runner.RunAsync(Job);
        await Eventually.TrueAsync(() => ReportsTo(lookout, olga).Count == 4, "the next week has its own");
        lookout.Clock.Forward(TimeSpan.FromDays(7 + 4)); // Out for too long: the week is left out.
        Assert.Null(await runner.RunAsync(Job));
    }

    [Theory, OnBothDatabases]
    public async Task SendNow_ReachesWhoAsks_AndTakesNothingFromTheWeek(DatabaseProvider provider)
    {
        await using var lookout = await Lookout.OpenAsync(provider);
        var (olga, admin) = await lookout.HireAsync("Olga");
        var send = lookout.App.Service<SendReport>();
        Assert.Equal("channel_report_empty", (await send.ToAsync(WorkspaceId.Default, olga.Id, TestContext.Current.CancellationToken)).Failure?.Code);
        await AWeekAsync(lookout);
        Assert.Equal("channel_report_not_linked", (await send.ToAsync(WorkspaceId.Default, null, TestContext.Current.CancellationToken)).Failure?.Code);
        var stranger = lookout.App.Sandbox.World.AddPerson("Mallory");
        stranger.Start(lookout.Bot);
        await stranger.WaitForAsync(lookout.Bot, m => m.FromBot, RunningApp.Patience);
        Assert.Equal("channel_report_not_linked", (await send.ToAsync(WorkspaceId.Default, stranger.Id, TestContext.Current.CancellationToken)).Failure?.Code);

        Assert.Equal(1, (await send.ToAsync(WorkspaceId.Default, olga.Id, TestContext.Current.CancellationToken)).Value);
        await Eventually.TrueAsync(() => ReportsTo(lookout, olga).Count == 2, "message and file arrive");
        Assert.Single(stranger.History(lookout.Bot), m => m.FromBot);
        var choices = await lookout.App.Service<TeamList>().ReadAsync(WorkspaceId.Default, TestContext.Current.CancellationToken);
        Assert.Equal(new TeamPerson(olga.Id, admin, "Olga", true), Assert.Single(choices.People));
    }

    // Ours: two posts that stand and one that was deleted, and 60 members more. The other one has a name that a spreadsheet would reckon with.
    private static async Task AWeekAsync(Lookout lookout)
    {
        var (ours, rival) = (await lookout.ChannelAsync("Ours", isOwn: true), await lookout.ChannelAsync("=Rival"));
        lookout.Clock.Forward(TimeSpan.FromHours(1));
        await MembersBeforeAsync(lookout, ours);
        for (var id = 1; id <= 3; id++)
            await lookout.PostAsync(ours, id, id == 2 ? "The second" : $"Post {id}");
        await lookout.PostAsync(rival, 1, "Theirs");
        lookout.Clock.Forward(TimeSpan.FromDays(2));
        await lookout.CountAsync(ours, 1, 100);
        await lookout.CountAsync(ours, 2, 300);
        await lookout.CountAsync(ours, 3, 9000);
        await lookout.CountAsync(rival, 1, 50);
        await lookout.DeleteAsync(ours, 3);
        await lookout.MembersAsync(ours, 1060);
        lookout.Clock.Forward(TimeSpan.FromDays(3));
    }

    private static Task MembersBeforeAsync(Lookout lookout, TrackedChannel channel) => lookout.App.Storage.WriteAsync(WorkspaceId.Default, db =>
    {
        db.Set<Core.Channels.Members.MemberSnapshot>().Add(new() { WorkspaceId = WorkspaceId.Default, ChannelId = channel.Id, TakenAt = lookout.Now.AddDays(-2), Members = 1000 });
        return Task.CompletedTask;
    });

    private static async Task SetAsync<T>(Lookout lookout, Setting<T> setting, T value) =>
        Assert.Null((await lookout.App.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, value)).Failure);

    private static IReadOnlyList<ChatMessage> ReportsTo(Lookout lookout, SandboxPerson person) =>
        [.. person.History(lookout.Bot).Where(m => m.FromBot && (m.Kind == "document" || m.Text?.StartsWith("📊", StringComparison.Ordinal) == true))];

    private static async Task<string[]> FileAsync(Lookout lookout, ChatMessage message)
    {
        Assert.Equal("channels-2027-03-08.csv", message.Media?.Name);
        using var http = new HttpClient { BaseAddress = lookout.App.Sandbox.Url };
        return (await http.GetStringAsync(message.Media!.Url, TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n");
    }
}

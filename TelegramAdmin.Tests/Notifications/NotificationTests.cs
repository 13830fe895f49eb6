using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Notifications;
using TelegramAdmin.Core.Notifications.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.AdminMenus;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Notifications;

/// <summary>News: kept once for each occasion, grouped, seen by each of the team, and told where somebody wants to be told.</summary>
public sealed class NotificationTests
{
    [Theory, OnBothDatabases]
    public async Task News_AreKeptOnceGroupedAndNewAgain_ForThoseWhoseRoleAllowsIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("news_bot");
        var person = await app.AddPayerAsync(bot);
        var (admin, viewer) = (await StaffAsync(app, AdminRole.Admin), await StaffAsync(app, AdminRole.Viewer));
        var first = await FailAsync(app, bot, person.Id);
        await CountAsync(app, admin, 1);
        app.Service<EventBus>().Publish(new PaymentChanged(WorkspaceId.Default, first)); // Heard again: told once.
        await FailAsync(app, bot, person.Id);
        await Eventually.TrueAsync(async () => (await OneAsync(app, admin)).News.Count == 2, "the second joins the first");

        Assert.Equal((NotificationKind.PaymentFailed, true), await OneAsync(app, admin) is var line ? (line.News.Kind, line.IsUnread) : default);
        Assert.Equal(0, await app.Service<NotificationReader>().CountUnreadAsync(viewer));
        Assert.Null(await app.Service<NotificationReader>().FindAsync(viewer, (await OneAsync(app, admin)).News.Id));
        await app.Service<SeeNotifications>().AllAsync(admin);
        await CountAsync(app, admin, 0);
        Assert.Empty((await app.Service<NotificationReader>().ListAsync(admin, new NotificationFilter(OnlyUnread: true))).Rows);
        await FailAsync(app, bot, person.Id);
        await CountAsync(app, admin, 1); // What happens again is new again.
        Assert.Equal(3, (await OneAsync(app, admin)).News.Count);

        await app.Service<NotificationTastes>().ChooseAsync(WorkspaceId.Default, admin.AdminId, NotificationTaste.Usual.With(NotificationKind.PaymentFailed, NotificationWays.Bell, false));
        await CountAsync(app, admin, 0);
    }

    [Theory, OnBothDatabases]
    public async Task Telegram_TellsTheOneItIsFor_UnlessTheyChoseOtherwiseOrItIsQuiet(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("told_bot");
        var nora = await MenuPhone.LinkAsync(app, bot, AdminRole.Operator);
        var olga = await MenuPhone.LinkAsync(app, bot, AdminRole.Operator, "Olga");
        var me = new NotificationsOf(WorkspaceId.Default, nora.Admin.Id, AdminRole.Operator);
        var said = olga.Messages.Count;
        var tastes = app.Service<NotificationTastes>();

        await MentionAsync(app, nora, "look <b>here</b>");
        await Eventually.TrueAsync(() => nora.Last.Text == $"🔔 Olga mentioned you\nlook <b>here</b>\n{app.Url}conversations/12", "Nora is told");
        await tastes.ChooseAsync(WorkspaceId.Default, me.AdminId, NotificationTaste.Usual.With(NotificationKind.Mention, NotificationWays.Telegram, false));
        await MentionAsync(app, nora, "and there");
        await Eventually.TrueAsync(async () => (await OneAsync(app, me)).News.Count == 2, "it is kept all the same");
        await tastes.ChooseAsync(WorkspaceId.Default, me.AdminId, NotificationTaste.Usual with { Quiet = new QuietHours(0, 24 * 60, "UTC") });
        await MentionAsync(app, nora, "and now");
        await Eventually.TrueAsync(async () => (await OneAsync(app, me)).News.Count == 3, "it is kept in quiet hours too");

        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Equal(1, await db.OutboxMessages.CountAsync(m => m.ChatId == nora.Person.Id && m.Parameters.Contains("mentioned you")));
        Assert.Equal(said, olga.Messages.Count);
        Assert.Equal(0, await app.Service<NotificationReader>().CountUnreadAsync(me with { AdminId = olga.Admin.Id }));
    }

    [Fact]
    public void QuietHours_GoOverMidnight_OnTheReadersClock()
    {
        var night = new QuietHours(22 * 60, 7 * 60, "Europe/Lisbon");

        Assert.True(night.Covers(new DateTimeOffset(2027, 7, 1, 21, 30, 0, TimeSpan.Zero))); // 22:30 in Lisbon's summer.
        Assert.True(night.Covers(new DateTimeOffset(2027, 7, 1, 5, 59, 0, TimeSpan.Zero)));
        Assert.False(night.Covers(new DateTimeOffset(2027, 7, 1, 6, 0, 0, TimeSpan.Zero)));
        Assert.False(night.Covers(new DateTimeOffset(2027, 1, 1, 21, 30, 0, TimeSpan.Zero)));
    }

    [Theory, OnBothDatabases]
    public async Task Page_ShowsFiltersAndChoices_AndTheBellItsCount(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("page_bot");
        var person = await app.AddPayerAsync(bot);
        var admin = await StaffAsync(app, AdminRole.Admin);
        await FailAsync(app, bot, person.Id);
        await CountAsync(app, admin, 1);
        using var visitor = new Visitor(app.Url);
        await visitor.SignInAsync("admin@example.com", StaffedApp.Password);

        var page = await visitor.OpenAsync("/notifications");
        Assert.Contains("A payment for 25 credits failed", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 unread", page.Words, StringComparison.Ordinal);
        Assert.Contains("No notification of this kind.", (await visitor.OpenAsync("/notifications?kind=bottrouble")).Words, StringComparison.Ordinal);
        Assert.Contains("Quiet hours", (await visitor.OpenAsync("/notifications?tab=choices")).Words, StringComparison.Ordinal);
        await app.Service<SeeNotifications>().AllAsync(admin);
        Assert.Contains("You have seen everything.", (await visitor.OpenAsync("/notifications?tab=unread&cursor=nonsense")).Words, StringComparison.Ordinal);
    }

    private static async Task<NotificationsOf> StaffAsync(RunningApp app, AdminRole role)
    {
        var made = await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, role.ToString(), StaffedApp.EmailOf(role), StaffedApp.Password, role);
        return new NotificationsOf(WorkspaceId.Default, made.Value!.Id, role);
    }

    private static async Task<long> FailAsync(RunningApp app, Sandbox.SandboxBot bot, long person)
    {
        var id = await app.AddPaymentAsync(bot, person, PaymentState.Failed);
        app.Service<EventBus>().Publish(new PaymentChanged(WorkspaceId.Default, id));
        return id;
    }

    private static Task MentionAsync(RunningApp app, MenuPhone who, string text)
    {
        app.Service<EventBus>().Publish(new TeammateMentioned(WorkspaceId.Default, who.Admin.Id, 12, "Olga", text));
        return Task.CompletedTask;
    }

    private static async Task<NotificationLine> OneAsync(RunningApp app, NotificationsOf of) => Assert.Single((await app.Service<NotificationReader>().ListAsync(of, new NotificationFilter())).Rows);

    private static Task CountAsync(RunningApp app, NotificationsOf of, int count) =>
        Eventually.TrueAsync(async () => await app.Service<NotificationReader>().CountUnreadAsync(of) == count, $"{count} unread");
}

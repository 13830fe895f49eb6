using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.AdminMenus;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Dashboard;

/// <summary>What needs a person, of every slice, and the three places that say it.</summary>
public sealed class NeedTests
{
    private static readonly NeedKind[] Expected =
    [
        NeedKind.BotInTrouble, NeedKind.PromisesBroken, NeedKind.PaymentsDisputed, NeedKind.CampaignStopped, NeedKind.WebhookOff, NeedKind.AccountEnded,
        NeedKind.MessagesUnknown, NeedKind.PaymentsToSettle, NeedKind.PaymentsFailed, NeedKind.UpdatesFailed, NeedKind.JobFailed,
    ];

    [Theory, OnBothDatabases]
    public async Task EverySlice_SaysWhatNeedsSomebody_AndPageAndMenuSayTheSame(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("needy_bot");
        var nora = await MenuPhone.LinkAsync(app, bot, AdminRole.Owner);
        var ana = await app.AddPayerAsync(bot);
        Assert.DoesNotContain(await NeedsAsync(app), n => n.Level > NeedLevel.Info);
        await BreakAsync(app, bot, ana);

        var needs = await NeedsAsync(app);
        Assert.Equal(Expected.Order(), needs.Select(n => n.Kind).Order());
        Assert.Equal(needs.Select(n => n.Level).OrderDescending(), needs.Select(n => n.Level));
        Assert.All(needs, n => Assert.StartsWith("/", n.Address, StringComparison.Ordinal));
        using var owner = new Visitor(app.Url);
        await owner.SignInAsync("nora@example.com", StaffedApp.Password);
        var page = (await owner.OpenAsync("/dashboard")).Words;
        string[] said = ["Spring sale stopped by itself", "The webhook to hooks.example.com was switched off", "Reader one has to sign in to Telegram again", "1 message may or may not have arrived", "1 update could not be worked on", "The job nightly failed", "1 payment does not match the books"];
        Assert.All([.. said, "@needy_bot receives nothing", "late"], words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Everything is running", page, StringComparison.Ordinal);
        var menu = (await nora.AskAsync("/dashboard")).Text;
        Assert.Contains("🔴 @needy_bot needs you", menu, StringComparison.Ordinal);
        Assert.Contains("🔴 Spring sale stopped by itself", menu, StringComparison.Ordinal);
        Assert.Contains("and 3 more", menu, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorkspaceWithoutABot_IsToldToAddOne_AndNothingElse()
    {
        await using var app = await RunningApp.StartAsync();

        Assert.Equal((NeedKind.NoBot, NeedLevel.Info), Assert.Single(await NeedsAsync(app)) is var need ? (need.Kind, need.Level) : default);
    }

    private static Task<IReadOnlyList<Need>> NeedsAsync(RunningApp app)
    {
        app.Service<NeedReader>().Forget(WorkspaceId.Default);
        return app.Service<NeedReader>().ReadAsync(WorkspaceId.Default);
    }

    private static async Task BreakAsync(RunningApp app, SandboxBot bot, SandboxPerson ana)
    {
        var now = app.Service<TimeProvider>().GetUtcNow();
        var id = new BotId(bot.Id);
        ana.SendText(bot, "Is anybody there?");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.Read(WorkspaceId.Default);
            return await db.Conversations.AnyAsync(c => c.UnreadCount > 0);
        }, "Ana's words are there");
        await app.AddPaymentAsync(bot, ana.Id, PaymentState.Failed);
        await app.AddPaymentAsync(bot, ana.Id, PaymentState.Disputed);
        await app.AddFindingAsync(await app.AddPaymentAsync(bot, ana.Id, PaymentState.PaidNotGranted));
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            await db.Conversations.ExecuteUpdateAsync(s => s.SetProperty(c => c.DueAt, now.AddMinutes(-5)).SetProperty(c => c.State, ConversationState.Open));
            await db.Bots.ExecuteUpdateAsync(s => s.SetProperty(b => b.State, BotState.NeedsYou).SetProperty(b => b.Trouble, BotTrouble.ForeignWebhook).SetProperty(b => b.TroubleAt, now));
            db.Broadcasts.Add(new Broadcast { WorkspaceId = WorkspaceId.Default, Name = "Spring sale", State = BroadcastState.Paused, Trouble = "Too many errors.", Audience = "{}", Variants = "[]", Timing = "{}", CreatedAt = now, ChangedAt = now });
            db.WebhookEndpoints.Add(new WebhookEndpoint { WorkspaceId = WorkspaceId.Default, Url = "https://hooks.example.com/in", ProtectedSecret = "x", IsEnabled = false, DisabledReason = "Nothing arrived for five days.", DisabledAt = now, CreatedAt = now });
            db.MtProtoAccounts.Add(new MtProtoAccount { WorkspaceId = WorkspaceId.Default, Name = "Reader one", Folder = "reader-one", State = AccountState.SessionEnded, AddedAt = now });
            db.OutboxMessages.Add(new OutboxMessage { WorkspaceId = WorkspaceId.Default, BotId = id, ChatId = ana.Id, Method = "sendMessage", Parameters = "{}", Lane = Lane.Reply, OnUncertain = OnUncertain.Hold, State = DeliveryState.Unknown, CreatedAt = now, FinishedAt = now });
            db.InboxUpdates.Add(new InboxUpdate { WorkspaceId = WorkspaceId.Default, BotId = id, UpdateId = 77_777, Kind = "message", ChatId = ana.Id, Payload = "{}", ReceivedAt = now, ProcessedAt = now, Error = "It broke." });
            db.JobRuns.Add(new JobRun { Job = "nightly", StartedAt = now, FinishedAt = now, Error = "It broke." });
        });
    }
}

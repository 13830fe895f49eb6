using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Notifications;
using TelegramAdmin.Core.Notifications.Making;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Notifications;

/// <summary>Each kind of news is kept once for its reason, for the right people, and its words do not run into another kind's.</summary>
public sealed class EachNewsTests
{
    private const long It = 11;

    private static readonly BotId Bot = new(It);

    private static readonly WorkspaceId Ours = WorkspaceId.Default;

    /// <summary>In this order: a bot comes back only after it was in trouble.</summary>
    private static readonly (NotificationKind Kind, Func<AppDbContext, DateTimeOffset, Task> Cause, Func<DateTimeOffset, IEvent> Event)[] Cases =
    [
        (NotificationKind.Mention, None, _ => new TeammateMentioned(Ours, 1, It, "Olga", "look here")),
        (NotificationKind.PromiseDue, (db, _) => AnyRow.AddAsync(db, "conversations", ("id", It)), now => new ConversationDue(Ours, It, null, now, false)),
        (NotificationKind.PromiseLate, None, now => new ConversationDue(Ours, It, null, now, true)),
        (NotificationKind.BotTrouble, (db, now) => AnyRow.AddAsync(db, "bots", ("id", Bot), ("state", BotState.NeedsYou), ("trouble_at", now)), _ => new BotChanged(Ours, Bot)),
        (NotificationKind.BotBack, (db, _) => db.Set<Bot>().ExecuteUpdateAsync(s => s.SetProperty(b => b.State, BotState.Up)), _ => new BotChanged(Ours, Bot)),
        (NotificationKind.PaymentTaken, (db, now) => PayAsync(db, 1, PaymentState.Granted, now), _ => new PaymentChanged(Ours, 1)),
        (NotificationKind.PaymentFailed, (db, now) => PayAsync(db, 2, PaymentState.Failed, now), _ => new PaymentChanged(Ours, 2)),
        (NotificationKind.PaymentTrouble, (db, now) => PayAsync(db, 3, PaymentState.Disputed, now), _ => new PaymentChanged(Ours, 3)),
        (NotificationKind.BroadcastFinished, (db, now) => AnyRow.AddAsync(db, "broadcasts", ("id", 1L), ("state", BroadcastState.Finished), ("finished_at", now)), _ => new BroadcastChanged(Ours, 1)),
        (NotificationKind.BroadcastStopped, (db, _) => AnyRow.AddAsync(db, "broadcasts", ("id", 2L), ("state", BroadcastState.Paused), ("trouble", "Too many errors.")), _ => new BroadcastChanged(Ours, 2)),
        (NotificationKind.GiftFinished, (db, now) => AnyRow.AddAsync(db, "gift_campaigns", ("id", It), ("state", GiftState.Finished), ("finished_at", now)), _ => new GiftChanged(Ours, It)),
        (NotificationKind.ChannelAlert, (db, _) => AnyRow.AddAsync(db, "tracked_channels", ("id", It)), _ => new ChannelAlerted(Ours, It, "Members fell.")),
        (NotificationKind.AccountEnded, (db, _) => AnyRow.AddAsync(db, "mt_proto_accounts", ("id", It), ("state", AccountState.SessionEnded)), _ => new AccountChanged(Ours, It)),
        (NotificationKind.WebhookOff, (db, now) => AnyRow.AddAsync(db, "webhook_endpoints", ("disabled_reason", "Nothing arrived."), ("disabled_at", now)), _ => new WebhooksChanged(Ours)),
        (NotificationKind.MessageUnknown, None, now => new MessageDelivered(Ours, new DeliveryOutcome(5, Ours, Bot, 1, "sendMessage", null, DeliveryState.Unknown, 1, now))),
        (NotificationKind.UpdateFailed, None, _ => new UpdateGivenUp(Ours, Bot, 7, "It broke.")),
    ];

    /// <summary>Kinds without an event, and why another place shows them.</summary>
    private static readonly NotificationKind[] Others = [NotificationKind.JobFailed, NotificationKind.BackupTrouble, NotificationKind.Message];

    [Fact]
    public async Task EachKind_IsKeptOnceForItsReason()
    {
        Assert.Equal(Enum.GetValues<NotificationKind>(), Cases.Select(c => c.Kind).Concat(Others).Order());
        Assert.Equal(NotificationWays.Browser, NotificationKinds.PossibleOf(NotificationKind.Message)); // Never kept: the inbox is its place.
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite);
        var (make, keep) = (app.Service<MakeNotification>(), app.Service<KeepNotification>());
        foreach (var (kind, cause, happened) in Cases)
        {
            await app.Storage.WriteAsync(null, db => cause(db, app.Clock.GetUtcNow()));
            var heard = happened(app.Clock.GetUtcNow());
            var drafts = await make.RunAsync(heard);
            Assert.Equal(kind, Assert.Single(drafts).Kind);
            Assert.True(await keep.RunAsync(drafts[0]));
            if (kind is not (NotificationKind.Mention or NotificationKind.BotBack)) // Each mention is one of its own; a bot that is back has no trouble to come back from.
                Assert.False(await keep.RunAsync(Assert.Single(await make.RunAsync(heard))), $"{kind} is told twice.");
            app.Clock.Forward(TimeSpan.FromSeconds(1));
        }
        await using var db = app.Storage.ReadAll();
        var kept = await db.Set<Notification>().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Cases.Select(c => c.Kind).Order(), kept.Select(n => n.Kind).Order());
        Assert.All(kept, n => Assert.Equal((NotificationKinds.RoleOf(n.Kind), '/'), (n.Role, n.Address[0])));
        Assert.Equal(NotificationKinds.All.Count, NotificationKinds.All.Select(NotificationWords.Title).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task JobsAndBackups_WhichHaveNoEvents_AreLookedFor(DatabaseProvider provider)
    {
        await using var app = await StoppedApp.StartAsync(provider);
        var writer = app.Service<NotificationWriter>();
        await writer.LookAsync();
        Assert.Empty(await NewsAsync(app));
        await app.Storage.WriteAsync(null, async db =>
        {
            await AnyRow.AddAsync(db, "job_runs", ("job", "nightly"), ("error", "It broke."));
            await AnyRow.AddAsync(db, "job_runs", ("job", "backup"), ("error", "The disk is full."), ("started_at", app.Clock.GetUtcNow()));
        });

        await writer.LookAsync();
        await writer.LookAsync();

        Assert.Equal([(NotificationKind.JobFailed, "nightly"), (NotificationKind.BackupTrouble, "The last backup failed")], await NewsAsync(app)); // A backup's failure is told once, as what it is.
        app.Clock.Forward(TimeSpan.FromDays(1));
        await app.Storage.WriteAsync(null, db => AnyRow.AddAsync(db, "backups", ("state", BackupState.Made), ("started_at", app.Clock.GetUtcNow())));
        await writer.LookAsync();
        Assert.Equal(2, (await NewsAsync(app)).Count);
        await app.Service<SettingsStore>().ChangeAsync(Ours, BackupSettings.Rhythm, BackupRhythm.Off);
        await writer.LookAsync();
        await app.Service<SettingsStore>().ChangeAsync(Ours, BackupSettings.Rhythm, BackupRhythm.Daily);
        app.Clock.Forward(TimeSpan.FromDays(3));
        await writer.LookAsync();
        Assert.Equal(["No backup is made by itself", "Two backups in a row were not made"], (await NewsAsync(app)).Skip(2).Select(n => n.Item2));
    }

    private static Task None(AppDbContext db, DateTimeOffset now) => Task.CompletedTask;

    private static Task PayAsync(AppDbContext db, long id, PaymentState state, DateTimeOffset now) =>
        AnyRow.AddAsync(db, "payments", ("id", id), ("token", $"{id}"), ("state", state), ("granted_at", state == PaymentState.Granted ? now : null));

    private static async Task<IReadOnlyList<(NotificationKind, string)>> NewsAsync(StoppedApp app)
    {
        await using var db = app.Storage.ReadAll();
        return [.. (await db.Set<Notification>().OrderBy(n => n.Id).ToListAsync()).Select(n => (n.Kind, n.Subject))];
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Operations.Health.Parts;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Dashboard;

/// <summary>Each kind of need is told as soon as there is a reason, and has words and an address.</summary>
public sealed class EachNeedTests
{
    /// <summary>In this order: the first ones are about a workspace in which there is nothing yet.</summary>
    private static readonly (NeedKind Kind, Func<AppDbContext, DateTimeOffset, Task> Cause)[] Cases =
    [
        (NeedKind.NoBot, (_, _) => Task.CompletedTask),
        (NeedKind.BackupOld, (_, _) => Task.CompletedTask), // Four days passed since the installation.
        (NeedKind.NoBotRuns, (db, _) => AnyRow.AddAsync(db, "bots", ("id", new BotId(10)), ("state", BotState.Off))),
        (NeedKind.BotInTrouble, (db, _) => AnyRow.AddAsync(db, "bots", ("id", new BotId(11)), ("state", BotState.NeedsYou), ("username", "other_bot"))),
        (NeedKind.ConversationsWait, (db, now) => WaitsAsync(db, 1, ("unread_count", 1), ("last_message_at", now.AddMinutes(-20)))),
        (NeedKind.PromisesDue, (db, now) => WaitsAsync(db, 2, ("due_at", now.AddMinutes(1)), ("last_message_at", now))),
        (NeedKind.PromisesBroken, (db, now) => WaitsAsync(db, 3, ("due_at", now.AddMinutes(-1)), ("last_message_at", now))),
        (NeedKind.PaymentsToSettle, (db, _) => AnyRow.AddAsync(db, "reconciliation_findings", ("detail", "It is not in the books."))),
        (NeedKind.PaymentsFailed, (db, now) => AnyRow.AddAsync(db, "payments", ("token", "a"), ("state", PaymentState.Failed), ("created_at", now))),
        (NeedKind.PaymentsDisputed, (db, _) => AnyRow.AddAsync(db, "payments", ("token", "b"), ("state", PaymentState.Disputed))),
        (NeedKind.CampaignStopped, (db, _) => AnyRow.AddAsync(db, "broadcasts", ("state", BroadcastState.Paused), ("trouble", "Too many errors."))),
        (NeedKind.WebhookOff, (db, now) => AnyRow.AddAsync(db, "webhook_endpoints", ("disabled_reason", "Nothing arrived."), ("disabled_at", now))),
        (NeedKind.WebhookFails, (db, now) => AnyRow.AddAsync(db, "webhook_endpoints", ("is_enabled", true), ("failing_since", now.AddMinutes(-20)))),
        (NeedKind.AiCapped, (db, now) => AnyRow.AddAsync(db, "ai_answers", ("outcome", AiOutcome.Used), ("asked_at", now), ("milliseconds", 5))),
        (NeedKind.AccountEnded, (db, _) => AnyRow.AddAsync(db, "mt_proto_accounts", ("state", AccountState.SessionEnded))),
        (NeedKind.ChannelAlerts, (db, _) => AnyRow.AddAsync(db, "channel_alerts")),
        (NeedKind.MessagesUnknown, (db, _) => AnyRow.AddAsync(db, "outbox_messages", ("state", DeliveryState.Unknown))),
        (NeedKind.UpdatesFailed, (db, now) => AnyRow.AddAsync(db, "inbox_updates", ("processed_at", now), ("error", "It broke."))),
        (NeedKind.JobFailed, (db, now) => AnyRow.AddAsync(db, "job_runs", ("job", "nightly"), ("error", "It broke."), ("started_at", now))),
        (NeedKind.BackupFailed, (db, now) => AnyRow.AddAsync(db, "backups", ("state", BackupState.Failed), ("started_at", now), ("error", "The disk is full."))),
    ];

    [Fact]
    public async Task EachNeed_IsToldOnceItHasAReason_WithWordsAndAnAddress()
    {
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite, "--Ai:BaseUrl", "http://127.0.0.1:9", "--Ai:ApiKey", "k", "--Ai:Model", "m");
        foreach (var (setting, json) in new (Setting, string)[] { (AiSettings.IsOn, "true"), (AiSettings.HourlyRequests, "1") })
            Assert.Null((await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, json)).Failure);
        app.Clock.Forward(TimeSpan.FromDays(4));
        var seen = new HashSet<NeedKind>();
        foreach (var (kind, cause) in Cases)
        {
            await app.Storage.WriteAsync(null, db => cause(db, app.Clock.GetUtcNow()));
            var needs = await NeedsAsync(app);
            Assert.Contains(kind, needs.Select(n => n.Kind));
            Assert.True(seen.Add(kind), $"{kind} stands twice.");
            Assert.All(needs, n => Assert.StartsWith("/", n.Address, StringComparison.Ordinal));
        }
        Assert.DoesNotContain(NeedKind.BackupOld, (await NeedsAsync(app)).Select(n => n.Kind)); // The latest that happened is told.
        await app.Storage.WriteAsync(null, db => AnyRow.AddAsync(db, "backups", ("state", BackupState.Verified), ("started_at", app.Clock.GetUtcNow().AddMinutes(1))));
        Assert.DoesNotContain(await NeedsAsync(app), n => n.Kind is NeedKind.BackupFailed or NeedKind.BackupOld);
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, BackupSettings.Rhythm, BackupRhythm.Off);
        Assert.Contains(NeedKind.BackupsOff, (await NeedsAsync(app)).Select(n => n.Kind));
        Assert.DoesNotContain(await app.Service<NeedReader>().ReadAsync(new WorkspaceId(2)), n => n.Kind == NeedKind.BackupsOff); // Backups are the first workspace's.

        var full = new HealthReport([new DiskPart(new EngineOptions { DataDirectory = Path.GetTempPath() }, new FullDisk())], TimeProvider.System, NullLogger<HealthReport>.Instance);
        Assert.Equal(NeedKind.Disk, Assert.Single(await new OperationsNeeds(full).ReadAsync(WorkspaceId.Default, TestContext.Current.CancellationToken)).Kind);
        Assert.Equal(Enum.GetValues<NeedKind>(), seen.Append(NeedKind.Disk).Append(NeedKind.BackupsOff).Append(NeedKind.PlanNearlyUsed).Append(NeedKind.PlanUsedUp).Order());
        Assert.All(Enum.GetValues<NeedKind>(), kind => Assert.NotEmpty(NeedWords.What(kind).One));
        Assert.Equal(NeedKind.Disk, Assert.Single(Enum.GetValues<NeedKind>(), kind => NeedWords.What(kind).One == NeedWords.What(NeedKind.Disk).One)); // None falls through to the last words.
    }

    private static Task WaitsAsync(AppDbContext db, long chat, params (string, object?)[] known) =>
        AnyRow.AddAsync(db, "conversations", [("chat_id", chat), ("state", ConversationState.Open), .. known]);

    private static Task<IReadOnlyList<Need>> NeedsAsync(StoppedApp app)
    {
        app.Service<NeedReader>().Forget(WorkspaceId.Default);
        return app.Service<NeedReader>().ReadAsync(WorkspaceId.Default);
    }

    private sealed class FullDisk : IFreeSpace
    {
        public long Of(string folder) => 1024;
    }
}

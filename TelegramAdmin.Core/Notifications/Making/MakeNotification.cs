using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Webhooks;

namespace TelegramAdmin.Core.Notifications.Making;

/// <summary>What an event means to the team. Events say that something changed; what became of it is read, so that none is told twice or wrong.</summary>
internal sealed class MakeNotification(IDatabase database, TimeProvider time)
{
    /// <summary>What ended before was told of, or nobody was there to hear it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<NotificationDraft>> RunAsync(IEvent happened)
    {
        await using var db = database.Read(happened.WorkspaceId);
        return [.. (await (happened switch
        {
            TeammateMentioned e => MentionAsync(e),
            ConversationDue e => DueAsync(db, e),
            BotChanged e => BotAsync(db, e),
            PaymentChanged e => PaymentAsync(db, e),
            BroadcastChanged e => BroadcastAsync(db, e),
            GiftChanged e => GiftAsync(db, e),
            ChannelAlerted e => AlertAsync(db, e),
            AccountChanged e => AccountAsync(db, e),
            WebhooksChanged e => WebhooksAsync(db, e),
            MessageDelivered e => UnknownAsync(db, e),
            UpdateGivenUp e => UpdateAsync(db, e),
            _ => None,
        })).OfType<NotificationDraft>()];
    }

    private static Task<IEnumerable<NotificationDraft?>> None => One(null);

    private static Task<IEnumerable<NotificationDraft?>> One(NotificationDraft? draft) => Task.FromResult<IEnumerable<NotificationDraft?>>([draft]);

    private Task<IEnumerable<NotificationDraft?>> MentionAsync(TeammateMentioned e) => One(new(e.WorkspaceId, NotificationKind.Mention,
        $"conversation:{Text(e.ConversationId)}", $"mention:{time.GetUtcNow().UtcTicks}", e.By, $"/conversations/{Text(e.ConversationId)}") { AdminId = e.AdminId, Text = e.Text });

    private static async Task<IEnumerable<NotificationDraft?>> DueAsync(AppDbContext db, ConversationDue e)
    {
        var conversation = await db.Conversations.FirstOrDefaultAsync(c => c.Id == e.ConversationId);
        return [conversation is null ? null : new(e.WorkspaceId, e.IsLate ? NotificationKind.PromiseLate : NotificationKind.PromiseDue,
            $"conversation:{Text(e.ConversationId)}", $"due:{e.DueAt.UtcTicks}:{(e.IsLate ? "late" : "soon")}", conversation.Title, $"/conversations/{Text(e.ConversationId)}")
        {
            AdminId = e.AssigneeId,
            Text = conversation.Preview,
        }];
    }

    private static async Task<IEnumerable<NotificationDraft?>> BotAsync(AppDbContext db, BotChanged e)
    {
        var bot = await db.Bots.FirstOrDefaultAsync(b => b.Id == e.BotId);
        var group = $"bot:{e.BotId}";
        if (bot is { State: BotState.NeedsYou })
            return [new(e.WorkspaceId, NotificationKind.BotTrouble, group, $"{bot.Trouble}:{bot.TroubleAt?.UtcTicks}", bot.Username, $"/settings/bots?open={e.BotId}") { Text = bot.TroubleDetail }];
        if (bot is not { State: BotState.Up })
            return [];
        var last = await db.Notifications.Where(n => n.Group == group).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).FirstOrDefaultAsync();
        return [last is not { Kind: NotificationKind.BotTrouble } ? null
            : new(e.WorkspaceId, NotificationKind.BotBack, group, $"back:{last.Occasion}", bot.Username, $"/settings/bots?open={e.BotId}")];
    }

    private async Task<IEnumerable<NotificationDraft?>> PaymentAsync(AppDbContext db, PaymentChanged e)
    {
        var payment = await db.Payments.FirstOrDefaultAsync(p => p.Id == e.PaymentId);
        if (payment is null || KindOf(payment) is not { } kind)
            return [];
        return [new(e.WorkspaceId, kind, $"payments:{kind}", $"payment:{Text(payment.Id)}:{payment.State}", payment.ProductName, $"/billing?open={Text(payment.Id)}")
        {
            Text = kind == NotificationKind.PaymentFailed ? payment.FailureMessage : null,
        }];
    }

    private NotificationKind? KindOf(Payment payment) => payment.State switch
    {
        PaymentState.Granted when payment.GrantedAt >= time.GetUtcNow() - Fresh => NotificationKind.PaymentTaken,
        PaymentState.Failed => NotificationKind.PaymentFailed,
        PaymentState.PaidNotGranted or PaymentState.Disputed => NotificationKind.PaymentTrouble,
        _ => null,
    };

    private async Task<IEnumerable<NotificationDraft?>> BroadcastAsync(AppDbContext db, BroadcastChanged e)
    {
        var broadcast = await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == e.BroadcastId);
        var (group, address) = ($"broadcast:{Text(e.BroadcastId)}", $"/broadcast/{Text(e.BroadcastId)}");
        return [broadcast switch
        {
            { State: BroadcastState.Finished, FinishedAt: { } at } when at >= time.GetUtcNow() - Fresh => new(e.WorkspaceId, NotificationKind.BroadcastFinished, group, $"finished:{at.UtcTicks}", broadcast.Name, address),
            { State: BroadcastState.Paused, Trouble: { } trouble } => new(e.WorkspaceId, NotificationKind.BroadcastStopped, group, $"stopped:{broadcast.ChangedAt.UtcTicks}", broadcast.Name, address) { Text = trouble },
            _ => null,
        }];
    }

    private async Task<IEnumerable<NotificationDraft?>> GiftAsync(AppDbContext db, GiftChanged e)
    {
        var gift = await db.Set<GiftCampaign>().FirstOrDefaultAsync(g => g.Id == e.GiftId);
        return [gift is { State: GiftState.Finished, FinishedAt: { } at } && at >= time.GetUtcNow() - Fresh
            ? new(e.WorkspaceId, NotificationKind.GiftFinished, $"gift:{Text(e.GiftId)}", $"finished:{at.UtcTicks}", gift.Name, $"/gifts/{Text(e.GiftId)}")
            : null];
    }

    private static async Task<IEnumerable<NotificationDraft?>> AlertAsync(AppDbContext db, ChannelAlerted e)
    {
        var channel = await db.TrackedChannels.FirstOrDefaultAsync(c => c.Id == e.ChannelId);
        var latest = await db.Set<ChannelAlert>().Where(a => a.ChannelId == e.ChannelId).MaxAsync(a => (long?)a.Id);
        return [channel is null ? null
            : new(e.WorkspaceId, NotificationKind.ChannelAlert, $"channel:{Text(e.ChannelId)}", $"alert:{Text(latest ?? 0)}", channel.Title, $"/analytics/channels/{Text(e.ChannelId)}/alerts") { Text = e.Text }];
    }

    private static async Task<IEnumerable<NotificationDraft?>> AccountAsync(AppDbContext db, AccountChanged e)
    {
        var account = await db.MtProtoAccounts.FirstOrDefaultAsync(a => a.Id == e.AccountId);
        return [account is { State: AccountState.SessionEnded or AccountState.Banned }
            ? new(e.WorkspaceId, NotificationKind.AccountEnded, $"account:{Text(e.AccountId)}", $"{account.State}:{account.LastUsedAt?.UtcTicks}", account.Name, $"/settings/accounts?open={Text(e.AccountId)}") { Text = account.Trouble }
            : null];
    }

    private async Task<IEnumerable<NotificationDraft?>> WebhooksAsync(AppDbContext db, WebhooksChanged e)
    {
        var since = time.GetUtcNow() - Fresh;
        var off = await db.WebhookEndpoints.Where(w => !w.IsEnabled && w.DisabledReason != null && w.DisabledAt >= since).ToListAsync();
        return off.ConvertAll(w => new NotificationDraft(e.WorkspaceId, NotificationKind.WebhookOff, $"webhook:{Text(w.Id)}", $"off:{w.DisabledAt!.Value.UtcTicks}",
            Uri.TryCreate(w.Url, UriKind.Absolute, out var url) ? url.Host : w.Url, $"/settings/webhooks?open={Text(w.Id)}") { Text = w.DisabledReason });
    }

    private static async Task<IEnumerable<NotificationDraft?>> UnknownAsync(AppDbContext db, MessageDelivered e) =>
        [new(e.WorkspaceId, NotificationKind.MessageUnknown, $"unknown:{e.Outcome.BotId}", $"message:{Text(e.Outcome.MessageId)}", await BotNameAsync(db, e.Outcome.BotId), "/system/messages?status=unknown")];

    private static async Task<IEnumerable<NotificationDraft?>> UpdateAsync(AppDbContext db, UpdateGivenUp e) =>
        [new(e.WorkspaceId, NotificationKind.UpdateFailed, $"updates:{e.BotId}", $"update:{Text(e.InboxId)}", await BotNameAsync(db, e.BotId), $"/settings/bots?open={e.BotId}&tab=log") { Text = e.Error }];

    private static async Task<string> BotNameAsync(AppDbContext db, BotId id) => await db.Bots.Where(b => b.Id == id).Select(b => b.Username).FirstOrDefaultAsync() ?? id.ToString();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

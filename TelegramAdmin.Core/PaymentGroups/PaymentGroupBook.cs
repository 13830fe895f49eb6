using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.PaymentGroups;

/// <summary>Finds payment groups and moves them from state to state, in the caller's transaction.</summary>
internal sealed class PaymentGroupBook(SettingsStore settings, EventBus events, TimeProvider time)
{
    private const int LongestTrouble = 300;

    public static Task<PaymentGroup?> FindAsync(AppDbContext db, BotId bot, long telegramUserId) =>
        db.PaymentGroups.AsTracking().FirstOrDefaultAsync(g => g.BotId == bot && g.TelegramUserId == telegramUserId);

    /// <summary>The group of somebody's in this chat, if the bot is one of its two. It is held until the transaction ends.</summary>
    public static async Task<PaymentGroup?> FindInAsync(AppDbContext db, WorkspaceId workspace, BotId bot, long chatId)
    {
        var found = db.PaymentGroups.Where(g => g.WorkspaceId == workspace && g.ChatId == chatId && (g.BotId == bot || g.OperatorBotId == bot));
        await HoldAsync(found);
        return await found.AsTracking().FirstOrDefaultAsync();
    }

    /// <summary>The group, held until the transaction ends: of what Telegram answered and what happened meanwhile one comes first, and the other sees it.</summary>
    public static async Task<PaymentGroup?> HoldAsync(AppDbContext db, long id)
    {
        var found = db.PaymentGroups.Where(g => g.Id == id);
        await HoldAsync(found);
        return await found.AsTracking().FirstOrDefaultAsync();
    }

    /// <summary>The button that makes or picks a group was shown.</summary>
    public async Task<PaymentGroup> OfferAsync(AppDbContext db, ActiveBot bot, long telegramUserId)
    {
        var group = await FindAsync(db, bot.Id, telegramUserId) ?? db.PaymentGroups.Add(New(bot, telegramUserId)).Entity;
        if (group.State is PaymentGroupState.InPrivate)
            Forget(group);
        (group.State, group.Trouble) = (group.ChatId is null ? PaymentGroupState.Offered : group.State, null);
        group.OperatorBotId = await OperatorBotAsync(db, bot);
        Tell(db, group);
        return group;
    }

    /// <summary>A group was picked; whether it can be used is asked of Telegram after the commit.</summary>
    public void Pick(AppDbContext db, PaymentGroup group, long chatId, string? title)
    {
        var (name, link) = group.ChatId == chatId ? (group.Title, group.InviteLink) : (null, null); // Picked again, it is the same group.
        Forget(group);
        (group.State, group.ChatId, group.Trouble) = (PaymentGroupState.Offered, chatId, null);
        (group.Title, group.InviteLink) = (title is null ? name : ShortText.Cut(title, 256), link);
        Tell(db, group);
        db.AfterCommit(() => events.Publish(new PaymentGroupWaits(group.WorkspaceId)));
    }

    public void Settle(AppDbContext db, PaymentGroup group, PaymentGroupState state, string? trouble = null)
    {
        (group.State, group.Trouble) = (state, trouble is null ? null : ShortText.Cut(trouble, LongestTrouble));
        if (state == PaymentGroupState.Ready)
            group.ReadyAt ??= time.GetUtcNow();
        Tell(db, group);
    }

    /// <summary>The private chat goes on.</summary>
    public void GoPrivate(AppDbContext db, PaymentGroup group, string? trouble = null)
    {
        Forget(group);
        Settle(db, group, PaymentGroupState.InPrivate, trouble);
    }

    public void Tell(AppDbContext db, PaymentGroup group) => db.AfterCommit(() => events.Publish(new PaymentGroupChanged(group.WorkspaceId, group.TelegramUserId)));

    private static Task HoldAsync(IQueryable<PaymentGroup> found) => found.ExecuteUpdateAsync(set => set.SetProperty(g => g.State, g => g.State));

    private static void Forget(PaymentGroup group) => (group.ChatId, group.InviteLink, group.ReadyAt) = (null, null, null);

    private async Task<BotId?> OperatorBotAsync(AppDbContext db, ActiveBot bot)
    {
        var name = (await settings.GetAsync(bot.WorkspaceId, PaymentGroupSettings.OperatorBot)).TrimStart('@');
        if (name.Length == 0)
            return null;
        var bots = await db.Bots.Where(b => b.WorkspaceId == bot.WorkspaceId && b.State != BotState.Removed && b.Id != bot.Id).Select(b => new { b.Id, b.Username }).ToListAsync();
        return bots.Find(b => b.Username.Equals(name, StringComparison.OrdinalIgnoreCase))?.Id;
    }

    private PaymentGroup New(ActiveBot bot, long telegramUserId) => new()
    {
        WorkspaceId = bot.WorkspaceId,
        BotId = bot.Id,
        TelegramUserId = telegramUserId,
        State = PaymentGroupState.Offered,
        OfferedAt = time.GetUtcNow(),
    };
}

/// <summary>A payment group got further, or back.</summary>
public sealed record PaymentGroupChanged(WorkspaceId WorkspaceId, long TelegramUserId) : IEvent;

/// <summary>A group was picked and Telegram has to be asked about it.</summary>
internal sealed record PaymentGroupWaits(WorkspaceId WorkspaceId) : IEvent;

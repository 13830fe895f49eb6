using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Gifts.Running;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Claiming;

/// <summary>
/// Somebody takes an offered gift, first come, first served. Part of the caller's transaction. The gift's row is taken first, so that of many
/// who press at once each is counted before the next one looks, and no more get it than there are.
/// </summary>
public sealed class ClaimGift(AudienceQuery audiences, HandOver handOver, EventBus events, TimeProvider time)
{
    private const string Queue = "UPDATE gift_campaigns SET version = version WHERE id = @id AND workspace_id = @workspace AND kind = 2 AND state <> 1 RETURNING id";

    /// <param name="account">Who wants it, open.</param>
    public async Task<ClaimOutcome> RunAsync(AppDbContext db, CreditAccount account, long giftId, BotId bot)
    {
        if (await TakeTurnAsync(db, account.WorkspaceId, giftId) is not { } gift)
            return new ClaimOutcome(ClaimResult.Unknown);
        var mine = await db.GiftRecipients.AsTracking().FirstOrDefaultAsync(r => r.GiftId == gift.Id && r.TelegramUserId == account.TelegramUserId);
        if (await RefusalAsync(db, gift, mine, account) is { } refused)
            return new ClaimOutcome(refused, gift);
        if (await handOver.RunAsync(db, gift, account, bot) is not null)
            return new ClaimOutcome(ClaimResult.ForOthers, gift); // Their balance holds no more.
        mine ??= db.GiftRecipients.Add(new GiftRecipient { WorkspaceId = gift.WorkspaceId, GiftId = gift.Id, TelegramUserId = account.TelegramUserId, BotId = bot }).Entity;
        (mine.State, mine.GivenAt) = (GiftRecipientState.Given, time.GetUtcNow());
        await db.SaveChangesAsync();
        db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
        return new ClaimOutcome(ClaimResult.Given, gift, account.PassUntil);
    }

    private static async Task<GiftCampaign?> TakeTurnAsync(AppDbContext db, WorkspaceId workspace, long giftId)
    {
        var isThere = false;
        await db.Session.ForEachAsync(Queue, [giftId], (p, id) => p.Add("@id", id).Add("@workspace", workspace), (_, _) => isThere = true);
        return isThere ? await db.GiftCampaigns.AsNoTracking().FirstAsync(g => g.Id == giftId) : null;
    }

    private async Task<ClaimResult?> RefusalAsync(AppDbContext db, GiftCampaign gift, GiftRecipient? mine, CreditAccount account)
    {
        if (mine?.State is GiftRecipientState.Given or GiftRecipientState.Undone)
            return ClaimResult.Had;
        if (gift.State == GiftState.Paused)
            return ClaimResult.Paused;
        if (gift.State == GiftState.Cancelled)
            return ClaimResult.Ended;
        if (gift.MostPeople is { } most && await db.GiftRecipients.CountAsync(r => r.GiftId == gift.Id && (r.State == GiftRecipientState.Given || r.State == GiftRecipientState.Undone)) >= most)
            return ClaimResult.Taken;
        if (gift.State != GiftState.Running || gift.EndsAt <= time.GetUtcNow())
            return ClaimResult.Ended;
        return mine is not null || await IsMeantAsync(db, gift, account.TelegramUserId) ? null : ClaimResult.ForOthers;
    }

    private async Task<bool> IsMeantAsync(AppDbContext db, GiftCampaign gift, long telegramUserId)
    {
        if (!(await audiences.WriteAsync(gift.ReadAudience(), gift.WorkspaceId, time.GetUtcNow())).TryGet(out var audience, out _))
            return false;
        await db.SaveChangesAsync(); // Who came with this very update is in the audience too.
        var isMeant = false;
        await db.Session.ForEachAsync($"SELECT 1 FROM people p WHERE {audience.Where} AND p.telegram_user_id = @user", [telegramUserId], (p, id) => audience.Bind(p).Add("@user", id), (_, _) => isMeant = true);
        return isMeant;
    }
}

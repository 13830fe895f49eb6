using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Takes back from the next few what they have left of a gift: unspent credits, or the rest of the pass.</summary>
public sealed class TakeBackGifts(IDatabase database, Ledger ledger, PassBook passes, EventBus events, TimeProvider time)
{
    private const int AtOnce = 50;

    /// <returns>How many were worked off.</returns>
    public Task<int> RunAsync(GiftCampaign gift, CancellationToken cancellation) => database.WriteAsync(gift.WorkspaceId, async db =>
    {
        var next = await db.GiftRecipients.AsTracking().Where(r => r.GiftId == gift.Id && r.State == GiftRecipientState.Given).OrderBy(r => r.Id).Take(AtOnce).ToListAsync();
        foreach (var recipient in next)
        {
            var account = await ledger.OpenAsync(db, gift.WorkspaceId, recipient.TelegramUserId);
            recipient.Returned = gift.IsPass ? await EndPassAsync(db, gift, account) : await TakeBackAsync(db, gift, account);
            recipient.State = GiftRecipientState.Undone;
        }
        if (next.Count > 0)
            db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
        return next.Count;
    }, cancellation);

    private Task<long> TakeBackAsync(AppDbContext db, GiftCampaign gift, CreditAccount account) => ledger.TakeBackAsync(db, account, gift.SourceFor(account.TelegramUserId),
        new EntryDraft(EntryKind.GiftUndone, 0, gift.UndoSourceFor(account.TelegramUserId)) { Note = gift.Reason, AdminId = gift.AdminId });

    /// <returns>The whole days that were left.</returns>
    private async Task<long> EndPassAsync(AppDbContext db, GiftCampaign gift, CreditAccount account)
    {
        var (source, now) = (gift.SourceFor(account.TelegramUserId), time.GetUtcNow());
        var pass = await db.AccessPasses.AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == account.Id && p.Source == source && p.RevokedAt == null && p.EndsAt > now);
        if (pass is null)
            return 0;
        await passes.EndAsync(db, account, p => p.Id == pass.Id);
        return (long)(pass.EndsAt - (pass.StartsAt > now ? pass.StartsAt : now)).TotalDays;
    }
}

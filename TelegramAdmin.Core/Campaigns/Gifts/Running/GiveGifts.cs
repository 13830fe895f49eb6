using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Gives to the next few: credits or pass, their row and the message of it in one transaction.</summary>
public sealed class GiveGifts(IDatabase database, Ledger ledger, HandOver handOver, GiftMail mail, HoldGift hold, EventBus events, TimeProvider time)
{
    private const int AtOnce = 50;

    /// <returns>How many were worked off.</returns>
    public async Task<int> RunAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        if (!(await mail.PrepareAsync(gift, cancellation)).TryGet(out var letter, out var unwritable))
            return await hold.RunAsync(gift, unwritable, cancellation);
        return await database.WriteAsync(gift.WorkspaceId, async db =>
        {
            if (!await db.GiftCampaigns.AnyAsync(g => g.Id == gift.Id && g.State == GiftState.Running))
                return 0; // Paused or stopped meanwhile.
            var waiting = await db.GiftRecipients.AsTracking().Where(r => r.GiftId == gift.Id && r.State == GiftRecipientState.Waiting).OrderBy(r => r.Id).Take(AtOnce).ToListAsync();
            var next = letter.ThatFit(waiting);
            foreach (var recipient in next)
                await GiveAsync(db, gift, recipient);
            await db.SaveChangesAsync();
            await letter.SendAsync(db, [.. next.Where(r => r.State == GiftRecipientState.Given)]);
            if (next.Count > 0)
                db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
            return next.Count;
        }, cancellation);
    }

    private async Task GiveAsync(AppDbContext db, GiftCampaign gift, GiftRecipient recipient)
    {
        var account = await ledger.OpenAsync(db, gift.WorkspaceId, recipient.TelegramUserId);
        if (await handOver.RunAsync(db, gift, account, recipient.BotId) is { } refused)
            (recipient.State, recipient.Error) = (GiftRecipientState.Skipped, ShortText.Cut(refused.Message, GiftMail.LongestError));
        else
            (recipient.State, recipient.GivenAt) = (GiftRecipientState.Given, time.GetUtcNow());
    }
}

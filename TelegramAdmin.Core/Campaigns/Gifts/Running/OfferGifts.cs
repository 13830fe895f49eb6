using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Sends the next few the message with the button. Whoever no bot reaches can still open the link.</summary>
public sealed class OfferGifts(IDatabase database, GiftMail mail, HoldGift hold, EventBus events)
{
    private const int AtOnce = 200;

    /// <returns>How many were worked off.</returns>
    public async Task<int> RunAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        if (gift.Message is null)
            return 0;
        if (!(await mail.PrepareAsync(gift, cancellation)).TryGet(out var letter, out var unwritable))
            return await hold.RunAsync(gift, unwritable, cancellation);
        return await database.WriteAsync(gift.WorkspaceId, async db =>
        {
            if (!await db.GiftCampaigns.AnyAsync(g => g.Id == gift.Id && g.State == GiftState.Running))
                return 0;
            var waiting = await db.GiftRecipients.AsTracking().Where(r => r.GiftId == gift.Id && r.State == GiftRecipientState.Waiting).OrderBy(r => r.Id).Take(AtOnce).ToListAsync();
            var next = letter.ThatFit(waiting);
            foreach (var recipient in next)
                recipient.State = GiftRecipientState.Offered;
            await letter.SendAsync(db, next);
            if (next.Count > 0)
                db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
            return next.Count;
        }, cancellation);
    }
}

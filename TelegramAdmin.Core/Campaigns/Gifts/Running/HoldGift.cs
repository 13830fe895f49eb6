using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Pauses a gift that cannot go on by itself: what its audience or its message is made of is gone, and somebody has to look.</summary>
public sealed class HoldGift(IDatabase database, EventBus events)
{
    /// <returns>0: nobody was worked off.</returns>
    public Task<int> RunAsync(GiftCampaign gift, Failure why, CancellationToken cancellation) => database.WriteAsync(gift.WorkspaceId, async db =>
    {
        var trouble = ShortText.Cut(why.Message, 300);
        await db.GiftCampaigns.Where(g => g.Id == gift.Id && g.State == GiftState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.State, GiftState.Paused).SetProperty(g => g.Version, g => g.Version + 1).SetProperty(g => g.Trouble, trouble));
        db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
        return 0;
    }, cancellation);
}

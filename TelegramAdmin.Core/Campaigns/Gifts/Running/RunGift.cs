using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>The next step of a gift: list some people, give to some, offer it to some, take it back from some, or end.</summary>
public sealed class RunGift(IDatabase database, ListGiftPeople list, GiveGifts give, OfferGifts offer, TakeBackGifts takeBack, EventBus events, TimeProvider time)
{
    /// <returns>Whether anything moved.</returns>
    public Task<bool> StepAsync(GiftCampaign gift, CancellationToken cancellation) => gift switch
    {
        { State: GiftState.Undoing } => UndoAsync(gift, cancellation),
        { Kind: GiftKind.Claimed } => OfferAsync(gift, cancellation),
        _ => GiveAsync(gift, cancellation),
    };

    private async Task<bool> GiveAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        var listed = gift.ListedAt is null && await list.RunAsync(gift, cancellation);
        var given = await give.RunAsync(gift, cancellation);
        return listed || given > 0 || await EndAsync(gift, GiftState.Finished, cancellation);
    }

    private async Task<bool> OfferAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        if (gift.EndsAt <= time.GetUtcNow() || await IsTakenAsync(gift, cancellation))
            return await EndAsync(gift, GiftState.Finished, cancellation, whoeverWaits: true);
        var listed = gift is { ListedAt: null, Message: not null } && await list.RunAsync(gift, cancellation);
        return listed || await offer.RunAsync(gift, cancellation) > 0;
    }

    private async Task<bool> UndoAsync(GiftCampaign gift, CancellationToken cancellation) =>
        await takeBack.RunAsync(gift, cancellation) > 0 || await EndAsync(gift, GiftState.Undone, cancellation, whoeverWaits: true);

    private async Task<bool> IsTakenAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        if (gift.MostPeople is not { } most)
            return false;
        await using var db = database.Read(gift.WorkspaceId);
        return await db.GiftRecipients.CountAsync(r => r.GiftId == gift.Id && r.State == GiftRecipientState.Given, cancellation) >= most;
    }

    /// <param name="whoeverWaits">Ends it though people wait who get nothing any more.</param>
    private Task<bool> EndAsync(GiftCampaign gift, GiftState state, CancellationToken cancellation, bool whoeverWaits = false) => database.WriteAsync(gift.WorkspaceId, async db =>
    {
        DateTimeOffset? now = time.GetUtcNow();
        var undone = state == GiftState.Undone ? now : null;
        var waiting = db.GiftRecipients.Where(r => r.GiftId == gift.Id && r.State == GiftRecipientState.Waiting);
        var ended = await db.GiftCampaigns
            .Where(g => g.Id == gift.Id && g.State == gift.State && (whoeverWaits || (g.ListedAt != null && !waiting.Any())))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.State, state).SetProperty(g => g.Version, g => g.Version + 1)
                .SetProperty(g => g.FinishedAt, g => g.FinishedAt ?? now).SetProperty(g => g.UndoneAt, undone)) == 1;
        if (ended)
            db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
        return ended;
    }, cancellation);
}

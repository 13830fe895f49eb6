using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Pauses a gift, lets it go on, stops it, or takes back what is unspent. What a step has begun is finished first.</summary>
public sealed class SteerGift(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    public Task<Result<GiftCampaign>> PauseAsync(WorkspaceId workspace, long id, Actor actor) =>
        MoveAsync(workspace, id, actor, new Move(GiftState.Paused, "gift.paused", "only a running one can be paused", GiftState.Running));

    public Task<Result<GiftCampaign>> ResumeAsync(WorkspaceId workspace, long id, Actor actor) =>
        MoveAsync(workspace, id, actor, new Move(GiftState.Running, "gift.resumed", "only a paused one can go on", GiftState.Paused));

    /// <summary>Who has it keeps it; nobody else gets it.</summary>
    public Task<Result<GiftCampaign>> CancelAsync(WorkspaceId workspace, long id, Actor actor) =>
        MoveAsync(workspace, id, actor, new Move(GiftState.Cancelled, "gift.cancelled", "only a running or paused one can be stopped", GiftState.Running, GiftState.Paused));

    /// <summary>Takes back from everybody what they have left of it.</summary>
    public Task<Result<GiftCampaign>> UndoAsync(WorkspaceId workspace, long id, Actor actor) =>
        MoveAsync(workspace, id, actor, new Move(GiftState.Undoing, "gift.undone", "stop it first, or wait until it is finished", GiftState.Finished, GiftState.Cancelled));

    private async Task<Result<GiftCampaign>> MoveAsync(WorkspaceId workspace, long id, Actor actor, Move move)
    {
        var moved = await database.WriteAsync(workspace, db => MoveAsync(db, id, move));
        if (moved.IsOk)
            await audit.RecordAsync(workspace, actor, move.Action, moved.Value.Target);
        return moved;
    }

    private async Task<Result<GiftCampaign>> MoveAsync(AppDbContext db, long id, Move move)
    {
        var from = move.From;
        DateTimeOffset? finished = move.To == GiftState.Cancelled ? time.GetUtcNow() : null;
        var done = await db.GiftCampaigns.Where(g => g.Id == id && from.Contains(g.State)).ExecuteUpdateAsync(set => set
            .SetProperty(g => g.State, move.To).SetProperty(g => g.Version, g => g.Version + 1)
            .SetProperty(g => g.FinishedAt, g => g.FinishedAt ?? finished));
        if (await db.GiftCampaigns.FirstOrDefaultAsync(g => g.Id == id) is not { } gift)
            return GiftErrors.NotFound;
        if (done == 0)
            return GiftErrors.WrongState(gift.State, move.Wanted);
        db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, id)));
        return gift;
    }

    private sealed record Move(GiftState To, string Action, string Wanted, params IReadOnlyList<GiftState> From);
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Drafting;

/// <summary>Throws a draft away. What was started stays: the ledger speaks of it.</summary>
public sealed class DeleteGift(IDatabase database, AuditLog audit, EventBus events)
{
    public async Task<Result<GiftCampaign>> RunAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var deleted = await database.WriteAsync(workspace, db => DeleteAsync(db, id));
        if (deleted.IsOk)
            await audit.RecordAsync(workspace, actor, "gift.deleted", deleted.Value.Target);
        return deleted;
    }

    private async Task<Result<GiftCampaign>> DeleteAsync(AppDbContext db, long id)
    {
        if (await db.GiftCampaigns.FirstOrDefaultAsync(g => g.Id == id) is not { } gift)
            return GiftErrors.NotFound;
        if (await db.GiftCampaigns.Where(g => g.Id == id && g.State == GiftState.Draft).ExecuteDeleteAsync() == 0)
            return GiftErrors.WrongState(gift.State, "only a draft can be deleted");
        db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, id)));
        return gift;
    }
}

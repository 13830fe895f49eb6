using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Gifts.Claiming;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Drafting;

/// <summary>Keeps a draft. Whoever saves says which version they saw, so that two people do not write over each other.</summary>
public sealed class SaveGift(IDatabase database, AudienceQuery audiences, MessageWriter writer, OfferButton button, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <param name="id">Null for a new one.</param>
    /// <param name="version">The version that was seen; not looked at with a new one.</param>
    public async Task<Result<GiftCampaign>> RunAsync(WorkspaceId workspace, long? id, int version, GiftDraft draft, Actor actor)
    {
        if (draft is { Kind: GiftKind.Claimed, Message: { } message })
            draft = draft with { Message = button.Under(message) };
        if ((GiftRules.Fault(draft) ?? await FaultAsync(workspace, draft)) is { } fault)
            return fault;
        var saved = await database.WriteAsync(workspace, db => id is { } known ? ChangeAsync(db, known, version, draft) : AddAsync(db, workspace, draft, actor));
        if (saved.IsOk)
            await audit.RecordAsync(workspace, actor, id is null ? "gift.added" : "gift.changed", saved.Value.Target);
        return saved;
    }

    private async Task<Failure?> FaultAsync(WorkspaceId workspace, GiftDraft draft)
    {
        if (await audiences.WriteAsync(draft.Audience, workspace, time.GetUtcNow()) is { Failure: { } unclear })
            return unclear;
        return draft.Message is { } message ? (await writer.PrepareAsync(workspace, message, new MessageOwner(SubjectKind.Gift, 0))).Failure : null;
    }

    private async Task<Result<GiftCampaign>> AddAsync(AppDbContext db, WorkspaceId workspace, GiftDraft draft, Actor actor)
    {
        var now = time.GetUtcNow();
        var gift = db.GiftCampaigns.Add(new GiftCampaign
        {
            WorkspaceId = workspace, Name = "", Audience = "", Reason = "", AdminId = actor.AdminId, CreatedAt = now, ChangedAt = now,
        }).Entity;
        draft.WriteTo(gift);
        await db.SaveChangesAsync();
        Tell(db, gift);
        return gift;
    }

    private async Task<Result<GiftCampaign>> ChangeAsync(AppDbContext db, long id, int version, GiftDraft draft)
    {
        // Of two who save at once, one finds the version gone.
        var taken = await db.GiftCampaigns.Where(g => g.Id == id && g.State == GiftState.Draft && g.Version == version).ExecuteUpdateAsync(set => set.SetProperty(g => g.Version, g => g.Version + 1));
        if (await db.GiftCampaigns.AsTracking().FirstOrDefaultAsync(g => g.Id == id) is not { } gift)
            return GiftErrors.NotFound;
        if (taken == 0)
            return gift.State == GiftState.Draft ? GiftErrors.Changed : GiftErrors.WrongState(gift.State, "only a draft can be changed. Duplicate it to make another one");
        draft.WriteTo(gift);
        gift.ChangedAt = time.GetUtcNow();
        Tell(db, gift);
        return gift;
    }

    private void Tell(AppDbContext db, GiftCampaign gift) => db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
}

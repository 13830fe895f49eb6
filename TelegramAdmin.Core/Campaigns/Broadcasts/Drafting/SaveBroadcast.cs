using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;

/// <summary>Keeps a draft. Whoever saves says which version they saw, so that two people do not write over each other.</summary>
public sealed class SaveBroadcast(IDatabase database, AudienceQuery audiences, EventBus events, TimeProvider time)
{
    /// <param name="id">Null for a new one.</param>
    /// <param name="version">The version that was seen; not looked at with a new one.</param>
    public async Task<Result<Broadcast>> RunAsync(WorkspaceId workspace, long? id, int version, BroadcastDraft draft, Actor actor)
    {
        if (BroadcastRules.Fault(draft) is { } fault)
            return fault;
        if (await audiences.WriteAsync(draft.Audience, workspace, time.GetUtcNow()) is { Failure: { } unclear })
            return unclear;
        return await database.WriteAsync(workspace, db => id is { } known ? ChangeAsync(db, known, version, draft) : AddAsync(db, workspace, draft, actor));
    }

    private async Task<Result<Broadcast>> AddAsync(AppDbContext db, WorkspaceId workspace, BroadcastDraft draft, Actor actor)
    {
        if (await UnknownAsync(db, draft) is { } unknown)
            return unknown;
        var now = time.GetUtcNow();
        var broadcast = new Broadcast
        {
            WorkspaceId = workspace, Name = "", Audience = "", Variants = "", Timing = "", AdminId = actor.AdminId, CreatedAt = now, ChangedAt = now,
        };
        broadcast.Write(draft);
        db.Broadcasts.Add(broadcast);
        await db.SaveChangesAsync();
        Tell(db, broadcast);
        return broadcast;
    }

    private async Task<Result<Broadcast>> ChangeAsync(AppDbContext db, long id, int version, BroadcastDraft draft)
    {
        if (await db.Broadcasts.AsTracking().FirstOrDefaultAsync(b => b.Id == id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        if (broadcast.State != BroadcastState.Draft)
            return BroadcastErrors.WrongState(broadcast.State, "only a draft can be changed. Duplicate it to write another one");
        if (broadcast.Version != version)
            return BroadcastErrors.Changed;
        if (await UnknownAsync(db, draft) is { } unknown)
            return unknown;
        broadcast.Write(draft);
        (broadcast.Version, broadcast.ChangedAt) = (version + 1, time.GetUtcNow());
        Tell(db, broadcast);
        return broadcast;
    }

    private static async Task<Failure?> UnknownAsync(AppDbContext db, BroadcastDraft draft)
    {
        if (draft.CategoryId is { } category && !await db.BroadcastCategories.AnyAsync(c => c.Id == category))
            return BroadcastErrors.CategoryUnknown;
        var bots = draft.Bots?.ToList() ?? [];
        return await db.Bots.CountAsync(b => bots.Contains(b.Id) && b.State != BotState.Removed) < bots.Count ? BroadcastErrors.BotUnknown : null;
    }

    private void Tell(AppDbContext db, Broadcast broadcast) => db.AfterCommit(() => events.Publish(new BroadcastChanged(broadcast.WorkspaceId, broadcast.Id)));
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting.Deeds;

/// <summary>Puts a tag on, or takes it off.</summary>
internal sealed class TagDeed(TagBook tags, TimeProvider time) : IBulkDeed
{
    public IReadOnlyList<BulkActKind> Kinds { get; } = [BulkActKind.Tag, BulkActKind.Untag];

    public Task<BulkOutcome> DoAsync(AppDbContext db, BulkAct act, long telegramUserId) => RunAsync(db, act, telegramUserId, act.Kind == BulkActKind.Tag);

    public Task<BulkOutcome> UndoAsync(AppDbContext db, BulkAct act, long telegramUserId, string? before) => RunAsync(db, act, telegramUserId, act.Kind == BulkActKind.Untag);

    private async Task<BulkOutcome> RunAsync(AppDbContext db, BulkAct act, long telegramUserId, bool isPut)
    {
        if (!isPut)
            return BulkOutcome.DoneIf(await tags.TakeAsync(db, act.WorkspaceId, telegramUserId, act.Value));
        if (await db.PersonTags.CountAsync(t => t.TelegramUserId == telegramUserId && t.Name != act.Value) >= PersonTag.MostOfOne)
            return BulkOutcome.Failed(ProfileErrors.TooManyTags.Message);
        return BulkOutcome.DoneIf(await tags.PutAsync(db, act.WorkspaceId, telegramUserId, act.Value, new Actor(act.AdminId, act.By), time.GetUtcNow()));
    }
}

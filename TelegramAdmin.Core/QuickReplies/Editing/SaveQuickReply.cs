using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Editing;

/// <summary>Keeps a quick reply that somebody wrote or changed.</summary>
public sealed class SaveQuickReply(IDatabase database, EventBus events, TimeProvider time)
{
    /// <param name="id">The one to change; null for a new one.</param>
    public async Task<Result<QuickReply>> RunAsync(WorkspaceId workspace, long? id, QuickReplyDraft draft)
    {
        if (!QuickReplyRules.Clean(draft).TryGet(out var clean, out var wrong))
            return wrong;
        return await database.WriteAsync(workspace, db => KeepAsync(db, workspace, id, clean));
    }

    internal async Task<Result<QuickReply>> KeepAsync(AppDbContext db, WorkspaceId workspace, long? id, QuickReplyDraft clean)
    {
        var known = id is null ? null : await db.QuickReplies.AsTracking().FirstOrDefaultAsync(r => r.Id == id);
        if (id is not null && known is null)
            return QuickReplyErrors.NotFound;
        if (clean.CategoryId is { } category && !await db.QuickReplyCategories.AnyAsync(c => c.Id == category))
            return QuickReplyErrors.CategoryNotFound;
        if (await db.QuickReplies.AnyAsync(r => r.Id != (id ?? 0) && r.AdminId == clean.OwnerId && r.Shortcut == clean.Shortcut))
            return QuickReplyErrors.ShortcutTaken(clean.Shortcut, clean.OwnerId is null);
        var reply = known ?? db.QuickReplies.Add(New(workspace, clean)).Entity;
        Put(reply, clean);
        await db.SaveChangesAsync();
        db.AfterCommit(() => events.Publish(new QuickRepliesChanged(workspace)));
        return reply;
    }

    private QuickReply New(WorkspaceId workspace, QuickReplyDraft clean) => new()
    {
        WorkspaceId = workspace,
        Shortcut = clean.Shortcut,
        Title = clean.Title,
        Steps = "",
        SearchText = "",
        CreatedAt = time.GetUtcNow(),
        ChangedAt = time.GetUtcNow(),
    };

    private void Put(QuickReply reply, QuickReplyDraft clean)
    {
        (reply.AdminId, reply.CategoryId, reply.Shortcut, reply.Title) = (clean.OwnerId, clean.CategoryId, clean.Shortcut, clean.Title);
        (reply.Steps, reply.SearchText, reply.ChangedAt) = (ReplyStep.Write(clean.Steps), QuickReplyRules.SearchText(clean), time.GetUtcNow());
    }
}

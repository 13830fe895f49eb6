using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Editing;

/// <summary>Moves, shares, copies and removes quick replies, one or many at once.</summary>
public sealed class ArrangeQuickReplies(IDatabase database, EventBus events, TimeProvider time)
{
    /// <param name="categoryId">Null takes them out of their categories.</param>
    /// <returns>How many there were.</returns>
    public Task<Result<int>> MoveAsync(WorkspaceId workspace, IReadOnlyCollection<long> ids, long? categoryId) => database.WriteAsync(workspace, async db =>
    {
        if (categoryId is not null && !await db.QuickReplyCategories.AnyAsync(c => c.Id == categoryId))
            return (Result<int>)QuickReplyErrors.CategoryNotFound;
        Tell(db, workspace);
        return await db.QuickReplies.Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.CategoryId, categoryId));
    });

    /// <summary>Gives private ones to the team. One whose shortcut the team has already stays private.</summary>
    public Task<SharedReplies> ShareAsync(WorkspaceId workspace, IReadOnlyCollection<long> ids) => database.WriteAsync(workspace, async db =>
    {
        var replies = await db.QuickReplies.AsTracking().Where(r => ids.Contains(r.Id) && r.AdminId != null).OrderBy(r => r.Id).ToListAsync();
        var shortcuts = replies.Select(r => r.Shortcut).ToList();
        var taken = (await db.QuickReplies.Where(r => r.AdminId == null && shortcuts.Contains(r.Shortcut)).Select(r => r.Shortcut).ToListAsync()).ToHashSet();
        var kept = new List<string>();
        foreach (var reply in replies)
        {
            if (taken.Add(reply.Shortcut))
                (reply.AdminId, reply.ChangedAt) = (null, time.GetUtcNow());
            else
                kept.Add(reply.Shortcut);
        }
        Tell(db, workspace);
        return new SharedReplies(replies.Count - kept.Count, kept);
    });

    /// <summary>Makes a copy with a shortcut of its own; its uses begin at 0.</summary>
    /// <param name="ownerId">Whose the copy is; null for the team's.</param>
    public Task<Result<QuickReply>> DuplicateAsync(WorkspaceId workspace, long id, long? ownerId) => database.WriteAsync(workspace, async db =>
    {
        var original = await db.QuickReplies.FirstOrDefaultAsync(r => r.Id == id);
        if (original is null)
            return (Result<QuickReply>)QuickReplyErrors.NotFound;
        var draft = new QuickReplyDraft(await FreeShortcutAsync(db, original.Shortcut, ownerId), original.Title, ownerId, original.CategoryId, ReplyStep.Read(original.Steps));
        var now = time.GetUtcNow();
        var copy = db.QuickReplies.Add(new QuickReply
        {
            WorkspaceId = workspace,
            AdminId = ownerId,
            CategoryId = draft.CategoryId,
            Shortcut = draft.Shortcut,
            Title = draft.Title,
            Steps = original.Steps,
            SearchText = QuickReplyRules.SearchText(draft),
            CreatedAt = now,
            ChangedAt = now,
        }).Entity;
        await db.SaveChangesAsync();
        Tell(db, workspace);
        return copy;
    });

    /// <summary>Takes them away, with what is known of their use. What was sent stays in the conversations.</summary>
    public Task<int> RemoveAsync(WorkspaceId workspace, IReadOnlyCollection<long> ids) => database.WriteAsync(workspace, async db =>
    {
        await db.QuickReplyUses.Where(u => ids.Contains(u.QuickReplyId)).ExecuteDeleteAsync();
        Tell(db, workspace);
        return await db.QuickReplies.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync();
    });

    /// <summary>What <see cref="BringBackAsync"/> needs once they are removed.</summary>
    public async Task<RemovedReplies> RememberAsync(WorkspaceId workspace, IReadOnlyCollection<long> ids)
    {
        await using var db = database.Read(workspace);
        return new RemovedReplies(await db.QuickReplies.Where(r => ids.Contains(r.Id)).ToListAsync(), await db.QuickReplyUses.Where(u => ids.Contains(u.QuickReplyId)).ToListAsync());
    }

    /// <summary>As they were, with what is known of their use; all of them or none.</summary>
    public Task<Failure?> BringBackAsync(WorkspaceId workspace, RemovedReplies removed) => database.WriteAsync(workspace, async db =>
    {
        var shortcuts = removed.Replies.Select(r => r.Shortcut).ToList();
        var now = await db.QuickReplies.Where(r => shortcuts.Contains(r.Shortcut)).Select(r => new { r.Id, r.AdminId, r.Shortcut }).ToListAsync();
        if (now.Find(r => removed.Replies.Any(old => old.Id != r.Id && old.AdminId == r.AdminId && old.Shortcut == r.Shortcut)) is { } taken)
            return (Failure?)QuickReplyErrors.ShortcutTaken(taken.Shortcut, taken.AdminId is null);
        var categories = await db.QuickReplyCategories.Select(c => c.Id).ToListAsync();
        foreach (var reply in removed.Replies.Where(r => !now.Exists(n => n.Id == r.Id)))
        {
            reply.CategoryId = reply.CategoryId is { } category && categories.Contains(category) ? category : null;
            db.QuickReplies.Add(reply);
            db.QuickReplyUses.AddRange(removed.Uses.Where(u => u.QuickReplyId == reply.Id));
        }
        Tell(db, workspace);
        return (Failure?)null;
    });

    private static async Task<string> FreeShortcutAsync(AppDbContext db, string shortcut, long? ownerId)
    {
        var stem = shortcut.Length > QuickReply.LongestShortcut - 5 ? shortcut[..(QuickReply.LongestShortcut - 5)] : shortcut;
        var taken = (await db.QuickReplies.Where(r => r.AdminId == ownerId && r.Shortcut.StartsWith(stem)).Select(r => r.Shortcut).ToListAsync()).ToHashSet();
        return Enumerable.Range(2, taken.Count + 1).Select(number => FormattableString.Invariant($"{stem}-{number}")).Prepend(shortcut).First(name => !taken.Contains(name));
    }

    private void Tell(AppDbContext db, WorkspaceId workspace) => db.AfterCommit(() => events.Publish(new QuickRepliesChanged(workspace)));
}

/// <summary>Quick replies as they were when somebody removed them.</summary>
public sealed record RemovedReplies(IReadOnlyList<QuickReply> Replies, IReadOnlyList<QuickReplyUse> Uses);

/// <param name="Shared">How many are the team's now.</param>
/// <param name="Kept">Shortcuts that the team had already.</param>
public sealed record SharedReplies(int Shared, IReadOnlyList<string> Kept);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Editing;

/// <summary>The groups of quick replies, in the order that the team gave them.</summary>
public sealed class CategoryBook(IDatabase database, EventBus events)
{
    public async Task<IReadOnlyList<QuickReplyCategory>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.QuickReplyCategories.OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(cancellation);
    }

    public Task<Result<QuickReplyCategory>> AddAsync(WorkspaceId workspace, string name) => ChangeAsync(workspace, async (db, all) =>
    {
        if (Check(all, 0, name).TryGet(out var clean, out var wrong) is false)
            return (Result<QuickReplyCategory>)wrong;
        var category = db.QuickReplyCategories.Add(new QuickReplyCategory { WorkspaceId = workspace, Name = clean, Position = all.Count == 0 ? 0 : all.Max(c => c.Position) + 1 }).Entity;
        await db.SaveChangesAsync();
        return category;
    });

    public Task<Result<QuickReplyCategory>> RenameAsync(WorkspaceId workspace, long id, string name) => ChangeAsync(workspace, (_, all) =>
    {
        if (all.Find(c => c.Id == id) is not { } category)
            return Task.FromResult<Result<QuickReplyCategory>>(QuickReplyErrors.CategoryNotFound);
        if (!Check(all, id, name).TryGet(out var clean, out var wrong))
            return Task.FromResult<Result<QuickReplyCategory>>(wrong);
        category.Name = clean;
        return Task.FromResult<Result<QuickReplyCategory>>(category);
    });

    /// <param name="place">Where it stands then, from 0.</param>
    public Task<Result<QuickReplyCategory>> MoveAsync(WorkspaceId workspace, long id, int place) => ChangeAsync(workspace, (_, all) =>
    {
        if (all.Find(c => c.Id == id) is not { } category)
            return Task.FromResult<Result<QuickReplyCategory>>(QuickReplyErrors.CategoryNotFound);
        all.Remove(category);
        all.Insert(Math.Clamp(place, 0, all.Count), category);
        foreach (var (index, each) in all.Index())
            each.Position = index;
        return Task.FromResult<Result<QuickReplyCategory>>(category);
    });

    /// <summary>Its replies stay, without a category.</summary>
    public Task<Result<QuickReplyCategory>> RemoveAsync(WorkspaceId workspace, long id) => ChangeAsync(workspace, async (db, all) =>
    {
        if (all.Find(c => c.Id == id) is not { } category)
            return (Result<QuickReplyCategory>)QuickReplyErrors.CategoryNotFound;
        await db.QuickReplies.Where(r => r.CategoryId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.CategoryId, (long?)null));
        db.QuickReplyCategories.Remove(category);
        return category;
    });

    /// <summary>Which replies it has, to be kept for <see cref="BringBackAsync"/>.</summary>
    public async Task<IReadOnlyList<long>> RepliesOfAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.QuickReplies.Where(r => r.CategoryId == id).Select(r => r.Id).ToListAsync();
    }

    /// <summary>As it was, with those of its replies that are in no other category by now.</summary>
    public Task<Result<QuickReplyCategory>> BringBackAsync(WorkspaceId workspace, QuickReplyCategory category, IReadOnlyCollection<long> replies) => ChangeAsync(workspace, async (db, all) =>
    {
        if (all.Exists(c => c.Id == category.Id || c.Name.Equals(category.Name, StringComparison.OrdinalIgnoreCase)))
            return (Result<QuickReplyCategory>)QuickReplyErrors.CategoryExists(category.Name);
        db.QuickReplyCategories.Add(category);
        await db.QuickReplies.Where(r => replies.Contains(r.Id) && r.CategoryId == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.CategoryId, category.Id));
        return category;
    });

    private Task<Result<QuickReplyCategory>> ChangeAsync(WorkspaceId workspace, Func<AppDbContext, List<QuickReplyCategory>, Task<Result<QuickReplyCategory>>> change) =>
        database.WriteAsync(workspace, async db =>
        {
            db.AfterCommit(() => events.Publish(new QuickRepliesChanged(workspace)));
            return await change(db, await db.QuickReplyCategories.AsTracking().OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync());
        });

    private static Result<string> Check(List<QuickReplyCategory> all, long id, string name)
    {
        var clean = name.Trim();
        if (clean.Length is 0 or > QuickReplyCategory.LongestName || !ShortText.IsWhole(clean))
            return QuickReplyErrors.CategoryName;
        return all.Exists(c => c.Id != id && c.Name.Equals(clean, StringComparison.OrdinalIgnoreCase)) ? QuickReplyErrors.CategoryExists(clean) : clean;
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.OptingOut;

/// <summary>What messages for many are about; people opt out of one and keep the others.</summary>
public sealed class CategoryBook(IDatabase database, AuditLog audit, TimeProvider time)
{
    /// <summary>By name, each with how many opted out of it.</summary>
    public async Task<IReadOnlyList<CategoryLine>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var optOuts = db.OptOuts;
        return await db.BroadcastCategories.OrderBy(c => c.Name)
            .Select(c => new CategoryLine(c.Id, c.Name, optOuts.Count(o => o.WorkspaceId == c.WorkspaceId && o.CategoryId == c.Id))).ToListAsync(cancellation);
    }

    public async Task<Result<BroadcastCategory>> AddAsync(WorkspaceId workspace, string name, Actor actor)
    {
        var added = await database.WriteAsync(workspace, async db =>
        {
            if (!(await CheckAsync(db, 0, name)).TryGet(out var clean, out var failure))
                return (Result<BroadcastCategory>)failure;
            var category = db.BroadcastCategories.Add(new BroadcastCategory { WorkspaceId = workspace, Name = clean, CreatedAt = time.GetUtcNow() }).Entity;
            await db.SaveChangesAsync();
            return category;
        });
        return await RecordAsync(workspace, actor, "category.added", added);
    }

    public async Task<Result<BroadcastCategory>> RenameAsync(WorkspaceId workspace, long id, string name, Actor actor)
    {
        var renamed = await database.WriteAsync(workspace, async db =>
        {
            if (!(await CheckAsync(db, id, name)).TryGet(out var clean, out var failure))
                return (Result<BroadcastCategory>)failure;
            if (await db.BroadcastCategories.AsTracking().FirstOrDefaultAsync(c => c.Id == id) is not { } category)
                return CategoryErrors.NotFound;
            category.Name = clean;
            return category;
        });
        return await RecordAsync(workspace, actor, "category.renamed", renamed);
    }

    /// <summary>Only where no broadcast and no sequence is about it: who opted out of it would get them again.</summary>
    public async Task<Result<BroadcastCategory>> DeleteAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var deleted = await database.WriteAsync(workspace, async db =>
        {
            if (await db.BroadcastCategories.AsTracking().FirstOrDefaultAsync(c => c.Id == id) is not { } category)
                return (Result<BroadcastCategory>)CategoryErrors.NotFound;
            if (await db.Broadcasts.AnyAsync(b => b.CategoryId == id) || await db.Sequences.AnyAsync(s => s.CategoryId == id))
                return CategoryErrors.InUse(category.Name);
            await db.OptOuts.Where(o => o.CategoryId == id).ExecuteDeleteAsync();
            db.BroadcastCategories.Remove(category);
            return category;
        });
        return await RecordAsync(workspace, actor, "category.deleted", deleted);
    }

    private async Task<Result<BroadcastCategory>> RecordAsync(WorkspaceId workspace, Actor actor, string action, Result<BroadcastCategory> done)
    {
        if (done.IsOk)
            await audit.RecordAsync(workspace, actor, action, done.Value.Name);
        return done;
    }

    private static async Task<Result<string>> CheckAsync(AppDbContext db, long id, string name)
    {
        var clean = name.Trim();
        if (clean.Length is 0 or > BroadcastCategory.LongestName || !ShortText.IsWhole(clean) || clean.Contains('\n', StringComparison.Ordinal))
            return CategoryErrors.Name;
        var others = await db.BroadcastCategories.Where(c => c.Id != id).Select(c => c.Name).ToListAsync();
        return others.Exists(o => o.Equals(clean, StringComparison.OrdinalIgnoreCase)) ? CategoryErrors.Exists(clean) : clean;
    }
}

public sealed record CategoryLine(long Id, string Name, int OptedOut);

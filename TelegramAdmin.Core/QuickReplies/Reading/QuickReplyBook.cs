using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Reading;

/// <summary>Finds quick replies: the team's, and those of whoever looks.</summary>
public sealed class QuickReplyBook(IDatabase database)
{
    private const int MostWords = 8;

    public async Task<QuickReplyPage> ListAsync(WorkspaceId workspace, QuickReplyFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var matching = Matching(db, filter);
        var count = await matching.LongCountAsync(cancellation);
        var rows = await Ordered(filter.After is { } after ? Behind(matching, filter.Order, after) : matching, filter.Order).Take(filter.Size + 1).ToListAsync(cancellation);
        var last = rows.Count > filter.Size ? rows[filter.Size - 1] : null;
        return new QuickReplyPage([.. rows.Take(filter.Size)], count, last is null ? null : new ReplyCursor(last.Uses, last.Shortcut, last.Id));
    }

    /// <returns>Null for one that does not exist, or belongs to somebody else.</returns>
    public async Task<QuickReply?> FindAsync(WorkspaceId workspace, long adminId, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.QuickReplies.Where(SeenBy(adminId)).FirstOrDefaultAsync(r => r.Id == id, cancellation);
    }

    /// <summary>Those of a selection that somebody sees, by shortcut.</summary>
    public async Task<IReadOnlyList<QuickReply>> FindAsync(WorkspaceId workspace, long adminId, IReadOnlyCollection<long> ids, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.QuickReplies.Where(SeenBy(adminId)).Where(r => ids.Contains(r.Id)).OrderBy(r => r.Shortcut).ToListAsync(cancellation);
    }

    /// <summary>All that a filter finds, whatever its page.</summary>
    public async Task<IReadOnlyList<QuickReply>> AllAsync(WorkspaceId workspace, QuickReplyFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Matching(db, filter).OrderBy(r => r.Shortcut).ThenBy(r => r.Id).ToListAsync(cancellation);
    }

    /// <summary>The team's replies that fit some words, the most used first.</summary>
    public Task<IReadOnlyList<QuickReply>> SearchAsync(WorkspaceId workspace, string words, int take, CancellationToken cancellation = default) =>
        SearchAsync(workspace, new QuickReplyFilter(0) { Search = words, Owner = ReplyOwner.Team }, take, cancellation);

    /// <summary>As above, with one's own; those whose shortcut begins with the words come first.</summary>
    public Task<IReadOnlyList<QuickReply>> SearchAsync(WorkspaceId workspace, long adminId, string words, int take, CancellationToken cancellation = default) =>
        SearchAsync(workspace, new QuickReplyFilter(adminId) { Search = words }, take, cancellation);

    /// <summary>How many replies each category has for whoever looks; under 0 those without one.</summary>
    public async Task<IReadOnlyDictionary<long, int>> CountByCategoryAsync(WorkspaceId workspace, long adminId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.QuickReplies.Where(SeenBy(adminId)).GroupBy(r => r.CategoryId ?? 0).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
    }

    private async Task<IReadOnlyList<QuickReply>> SearchAsync(WorkspaceId workspace, QuickReplyFilter filter, int take, CancellationToken cancellation)
    {
        await using var db = database.Read(workspace);
        var begin = filter.Search!.Trim().TrimStart('/').ToLowerInvariant();
        return await Matching(db, filter).OrderByDescending(r => r.Shortcut.StartsWith(begin)).ThenByDescending(r => r.Uses).ThenBy(r => r.Shortcut).Take(take).ToListAsync(cancellation);
    }

    private static IQueryable<QuickReply> Matching(AppDbContext db, QuickReplyFilter filter)
    {
        var query = db.QuickReplies.Where(SeenBy(filter.AdminId));
        if (filter.Owner == ReplyOwner.Team)
            query = query.Where(r => r.AdminId == null);
        else if (filter.Owner == ReplyOwner.Own)
            query = query.Where(r => r.AdminId != null);
        if (filter.CategoryId is 0)
            query = query.Where(r => r.CategoryId == null);
        else if (filter.CategoryId is { } category)
            query = query.Where(r => r.CategoryId == category);
        foreach (var word in (filter.Search ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var pattern = $"%{Escape(word)}%";
            query = query.Where(r => EF.Functions.Like(r.SearchText, pattern, @"\"));
        }
        return query;
    }

    private static Expression<Func<QuickReply, bool>> SeenBy(long adminId) => r => r.AdminId == null || r.AdminId == adminId;

    private static IQueryable<QuickReply> Ordered(IQueryable<QuickReply> rows, ReplyOrder order) => order switch
    {
        ReplyOrder.Shortcut => rows.OrderBy(r => r.Shortcut).ThenBy(r => r.Id),
        ReplyOrder.ShortcutBack => rows.OrderByDescending(r => r.Shortcut).ThenByDescending(r => r.Id),
        ReplyOrder.LeastUses => rows.OrderBy(r => r.Uses).ThenBy(r => r.Id),
        _ => rows.OrderByDescending(r => r.Uses).ThenByDescending(r => r.Id),
    };

#pragma warning disable CA1309, CA1310 // Translated to SQL.
    private static IQueryable<QuickReply> Behind(IQueryable<QuickReply> rows, ReplyOrder order, ReplyCursor after) => order switch
    {
        ReplyOrder.Shortcut => rows.Where(r => string.Compare(r.Shortcut, after.Shortcut) > 0 || (r.Shortcut == after.Shortcut && r.Id > after.Id)),
        ReplyOrder.ShortcutBack => rows.Where(r => string.Compare(r.Shortcut, after.Shortcut) < 0 || (r.Shortcut == after.Shortcut && r.Id < after.Id)),
        ReplyOrder.LeastUses => rows.Where(r => r.Uses > after.Uses || (r.Uses == after.Uses && r.Id > after.Id)),
        _ => rows.Where(r => r.Uses < after.Uses || (r.Uses == after.Uses && r.Id < after.Id)),
    };
#pragma warning restore CA1309, CA1310

    private static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

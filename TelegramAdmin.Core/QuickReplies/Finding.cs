using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies;

/// <summary>Quick replies are found by shortcut, title and text; one's own by nobody else.</summary>
internal sealed class Finding : ISearchSource
{
    public SearchKind Kind => SearchKind.QuickReply;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("quick_replies", "row.id", "shortcut", "title", "steps", "admin_id")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var replies = await db.QuickReplies.Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
        return [.. replies.Select(r => new SearchDocument(new SearchKey(r.WorkspaceId, r.Id), $"/{r.Shortcut} {r.Title}", r.CreatedAt)
        {
            Text = string.Join('\n', ReplyStep.Read(r.Steps).Select(s => s.Text)),
            IsFoundByParts = true,
            AdminId = r.AdminId,
            HasMedia = ReplyStep.Read(r.Steps).Any(s => s.File is not null),
        })];
    }
}

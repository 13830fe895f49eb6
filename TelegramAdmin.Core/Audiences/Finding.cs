using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Segments are found by name and by the values that they ask for.</summary>
internal sealed class Finding : ISearchSource
{
    public SearchKind Kind => SearchKind.Segment;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("segments", "row.id", "name", "filter")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var segments = await db.Segments.Where(s => ids.Contains(s.Id)).ToListAsync(cancellation);
        return [.. segments.Select(s => new SearchDocument(new SearchKey(s.WorkspaceId, s.Id), s.Name, s.CreatedAt)
        {
            Text = JsonText.Of(s.Filter, "values").ReplaceLineEndings(", "),
            IsFoundByParts = true,
        })];
    }
}

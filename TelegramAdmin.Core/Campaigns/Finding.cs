using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns;

/// <summary>Broadcasts are found by name and by what they say.</summary>
internal sealed class BroadcastFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Broadcast;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("broadcasts", "row.id", "name", "state", "variants")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var broadcasts = await db.Broadcasts.Where(b => ids.Contains(b.Id)).ToListAsync(cancellation);
        return [.. broadcasts.Select(b => new SearchDocument(new SearchKey(b.WorkspaceId, b.Id), b.Name, b.CreatedAt)
        {
            Text = JsonText.Of(b.Variants, "text"),
            IsFoundByParts = true,
            State = b.State.ToString().ToLowerInvariant(),
        })];
    }
}

/// <summary>Gifts are found by name, by the reason in the ledger and by what they say.</summary>
internal sealed class GiftFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Gift;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("gift_campaigns", "row.id", "name", "state", "reason", "message")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var gifts = await db.GiftCampaigns.Where(g => ids.Contains(g.Id)).ToListAsync(cancellation);
        return [.. gifts.Select(g => new SearchDocument(new SearchKey(g.WorkspaceId, g.Id), g.Name, g.CreatedAt)
        {
            Text = string.Join('\n', new[] { g.Reason, JsonText.Of(g.Message, "text") }.Where(t => t.Length > 0)),
            IsFoundByParts = true,
            State = g.State.ToString().ToLowerInvariant(),
        })];
    }
}

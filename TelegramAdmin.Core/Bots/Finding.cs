using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>Bots are found by name, username and Telegram id until they are removed.</summary>
internal sealed class Finding : ISearchSource
{
    public SearchKind Kind => SearchKind.Bot;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("bots", "row.id", "name", "username", "state") { Where = "row.state <> 5" }];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => new BotId(k.Id)).ToList();
        var bots = await db.Bots.Where(b => ids.Contains(b.Id) && b.State != BotState.Removed).ToListAsync(cancellation);
        return [.. bots.Select(b => new SearchDocument(new SearchKey(b.WorkspaceId, b.Id.Value), b.Name, b.AddedAt)
        {
            Text = $"@{b.Username}",
            IsFoundByParts = true,
            Ids = [b.Id.Value.ToString(CultureInfo.InvariantCulture), b.Username],
            BotId = b.Id,
            State = b.State.ToString().ToLowerInvariant(),
        })];
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What other programs sent, by its words and its number. How far it got changes too often to be kept here; the queue tells it.</summary>
internal sealed class Finding : ISearchSource
{
    public SearchKind Kind => SearchKind.ProgramMessage;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("outbox_messages", "row.id") { IsAppended = true, Where = "row.api_key_id IS NOT NULL" }];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var messages = await db.OutboxMessages.Where(m => ids.Contains(m.Id) && m.ApiKeyId != null)
            .Select(m => new { m.Id, m.WorkspaceId, m.BotId, m.ChatId, m.Method, m.Parameters, m.Files, m.CreatedAt }).ToListAsync(cancellation);
        return [.. messages.Select(m => new SearchDocument(new SearchKey(m.WorkspaceId, m.Id), m.Method, m.CreatedAt)
        {
            Text = JsonText.Of(m.Parameters, "text", "caption"),
            Ids = [m.Id.ToString(CultureInfo.InvariantCulture), m.ChatId.ToString(CultureInfo.InvariantCulture)],
            BotId = m.BotId,
            PersonId = m.ChatId,
            HasMedia = m.Files is not null || m.Method is not "sendMessage" && m.Method.StartsWith("send", StringComparison.Ordinal),
        })];
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>Webhooks are found by address, description and the events that they hear.</summary>
internal sealed class Finding : ISearchSource
{
    public SearchKind Kind => SearchKind.Webhook;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("webhook_endpoints", "row.id", "url", "description", "event_types", "is_enabled")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var endpoints = await db.Set<WebhookEndpoint>().Where(e => ids.Contains(e.Id)).ToListAsync(cancellation);
        return [.. endpoints.Select(e => new SearchDocument(new SearchKey(e.WorkspaceId, e.Id), e.Url, e.CreatedAt)
        {
            Text = string.Join(" · ", new[] { e.Description, e.EventTypes }.Where(t => !string.IsNullOrEmpty(t))),
            IsFoundByParts = true,
            State = e.IsEnabled ? "on" : "off",
        })];
    }
}

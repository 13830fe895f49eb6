using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks;

/// <summary>Outgoing webhooks that were switched off, or at which nothing arrives for long.</summary>
internal sealed class WebhookNeeds(IDatabase database, TimeProvider time) : INeedSource
{
    /// <summary>A short failure heals by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        var longAgo = time.GetUtcNow() - Patience;
        await using var db = database.Read(workspace);
        var endpoints = await db.Set<WebhookEndpoint>().Where(e => (!e.IsEnabled && e.DisabledReason != null) || (e.IsEnabled && e.FailingSince < longAgo)).OrderBy(e => e.Id).ToListAsync(cancellation);
        return [.. endpoints.Select(e => new Need(e.IsEnabled ? NeedKind.WebhookFails : NeedKind.WebhookOff, e.IsEnabled ? NeedLevel.Warn : NeedLevel.Bad, 1, FormattableString.Invariant($"/settings/webhooks?open={e.Id}"))
        {
            Subject = Uri.TryCreate(e.Url, UriKind.Absolute, out var url) ? url.Host : e.Description,
            SubjectId = e.Id,
            Detail = e.DisabledReason,
            Since = e.DisabledAt ?? e.FailingSince,
        })];
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether the programs that want to hear of messages answer.</summary>
internal sealed class WebhooksPart(IDatabase database, TimeProvider time) : IHealthPart
{
    private const string Page = "/settings/webhooks";

    public string Key => "webhooks";

    public string Title => "Webhooks out";

    public int Order => 70;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var endpoints = await db.WebhookEndpoints.Select(e => new { e.IsEnabled, e.DisabledReason, e.FailingSince }).ToListAsync(cancellation);
        var failing = endpoints.Where(e => e is { IsEnabled: true, FailingSince: not null }).ToList();
        if (endpoints.Count(e => !e.IsEnabled && e.DisabledReason is not null) is > 0 and var off)
            return new(HealthState.Bad, $"{PartWords.Count(off, "address was", "addresses were")} switched off because it did not answer", "Mend it and switch it on again.", Page);
        if (failing.Count > 0)
            return new(HealthState.Warn, $"{PartWords.Count(failing.Count, "address does", "addresses do")} not answer, for {PartWords.Of(time.GetUtcNow() - failing.Min(e => e.FailingSince)!.Value)}", "See what it answers.", Page);
        return endpoints.Count(e => e.IsEnabled) is > 0 and var on ? HealthFinding.Ok($"{PartWords.Count(on, "address answers", "addresses answer")}") : HealthFinding.Off("no address is set up");
    }
}

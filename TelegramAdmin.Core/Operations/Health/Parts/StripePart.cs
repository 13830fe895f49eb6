using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether what Stripe tells is worked off.</summary>
internal sealed class StripePart(IDatabase database, EngineOptions options, TimeProvider time) : IHealthPart
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public string Key => "stripe";

    public string Title => "Stripe";

    public int Order => 60;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        if (!options.Stripe.IsOn)
            return HealthFinding.Off("no key is set; Stripe:SecretKey switches it on");
        var now = time.GetUtcNow();
        var (late, since) = (now - Late, now - Shown);
        await using var db = database.ReadAll();
        var waiting = await db.StripeEvents.CountAsync(e => e.ProcessedAt == null && e.ReceivedAt < late, cancellation);
        var failed = await db.StripeEvents.CountAsync(e => e.ProcessedAt >= since && e.Error != null, cancellation);
        if (waiting > 0)
            return new(HealthState.Bad, $"{PartWords.Count(waiting, "event waits", "events wait")} for more than {Late.TotalMinutes:0} min", "See why they fail.", "/system/errors");
        if (failed > 0)
            return new(HealthState.Warn, $"{PartWords.Count(failed, "event was", "events were")} set aside in 24 h", "See why.", "/system/errors");
        var last = await db.StripeEvents.OrderByDescending(e => e.Id).Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(cancellation);
        return HealthFinding.Ok(last is { } at ? $"{(options.Stripe.IsLive ? "live" : "test")} mode, the last event {PartWords.Of(now - at)} ago" : $"{(options.Stripe.IsLive ? "live" : "test")} mode, no event yet");
    }
}

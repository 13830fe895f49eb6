using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Health.Parts;

/// <summary>Whether answers leave. Messages to many may wait for hours in order; answers may not.</summary>
internal sealed class DeliveryPart(IDatabase database, TimeProvider time) : IHealthPart
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(15);

    public string Key => "delivery";

    public string Title => "Delivery";

    public int Order => 50;

    public async Task<HealthFinding> CheckAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.ReadAll();
        var silent = await db.Bots.Where(b => b.State == BotState.Off || b.State == BotState.Removed).Select(b => b.Id).ToListAsync(cancellation);
        var waiting = await db.OutboxMessages
            .Where(m => (m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying) && m.Lane == Lane.Reply)
            .GroupBy(m => m.BotId).Select(g => new { g.Key, Count = g.Count(), First = g.Min(m => m.Id) }).ToListAsync(cancellation);
        var awake = waiting.Where(w => !silent.Contains(w.Key)).ToList();
        var first = awake.Select(w => w.First).ToList();
        var times = await db.OutboxMessages.Where(m => first.Contains(m.Id)).Select(m => m.CreatedAt).ToListAsync(cancellation);
        var late = times.Where(at => now - at > Late).ToList();
        if (late.Count > 0)
            return new(late.Exists(at => now - at > Stuck) ? HealthState.Bad : HealthState.Warn,
                $"answers of {PartWords.Count(late.Count, "bot wait", "bots wait")}, the oldest for {PartWords.Of(now - late.Min())}", "See how each bot fares.", "/system/bots");
        var unknown = await db.Faults(DeliveryState.Unknown).CountAsync(cancellation);
        return unknown > 0
            ? new(HealthState.Warn, $"{PartWords.Count(unknown, "message", "messages")} may or may not have arrived", "Decide what becomes of them.", "/system/messages?status=unknown")
            : HealthFinding.Ok($"{PartWords.Count(awake.Sum(w => w.Count), "answer is", "answers are")} on the way");
    }
}

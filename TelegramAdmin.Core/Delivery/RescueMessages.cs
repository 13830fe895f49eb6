using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Settles what an earlier run left in the middle of sending. It may have arrived: a held message becomes unknown, one that may repeat goes
/// out again. Runs before the first sender, so nothing waits for a lease to run out.
/// </summary>
internal sealed class RescueMessages(IDatabase database, EngineRun run, RecordOutcomes record, TimeProvider time)
{
    /// <param name="bots">Whose messages; null for all.</param>
    public async Task<(int Held, int Resent)> RunOnceAsync(IReadOnlyCollection<BotId>? bots = null)
    {
        var abandoned = await ReadAsync(bots);
        foreach (var outcome in abandoned)
            await database.AppendAsync(record, outcome);
        return (abandoned.Count(o => o.State == DeliveryState.Unknown), abandoned.Count(o => o.State == DeliveryState.Retrying));
    }

    private async Task<List<DeliveryOutcome>> ReadAsync(IReadOnlyCollection<BotId>? bots)
    {
        await using var db = database.ReadAll();
        var mine = run.Id;
        var query = db.OutboxMessages.Where(m => m.State == DeliveryState.Sending && m.ClaimedBy != mine);
        if (bots is not null)
            query = query.Where(m => bots.Contains(m.BotId));
        var abandoned = await query.ToListAsync();
        return abandoned.ConvertAll(m => DeliveryOutcome.Of(QueuedMessage.Of(m), m.OnUncertain == OnUncertain.Hold ? DeliveryState.Unknown : DeliveryState.Retrying, time.GetUtcNow()) with
        {
            ErrorCode = 0,
            Error = "The program ended while this message was being sent.",
        });
    }
}

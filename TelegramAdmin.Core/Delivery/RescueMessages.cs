using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Settles what an earlier run left in the middle of sending. It may have arrived: a held message becomes unknown, one that may repeat goes
/// out again. Runs before the first sender, so nothing waits for a lease to run out.
/// </summary>
internal sealed class RescueMessages(IDatabase database, EngineRun run, RecordOutcomes record, TimeProvider time)
{
    public async Task<(int Held, int Resent)> RunOnceAsync()
    {
        var abandoned = await ReadAsync();
        foreach (var outcome in abandoned)
            await database.AppendAsync(record, outcome);
        return (abandoned.Count(o => o.State == DeliveryState.Unknown), abandoned.Count(o => o.State == DeliveryState.Retrying));
    }

    private async Task<List<DeliveryOutcome>> ReadAsync()
    {
        await using var db = database.ReadAll();
        var abandoned = await db.OutboxMessages.Where(m => m.State == DeliveryState.Sending && m.ClaimedBy != run.Id).ToListAsync();
        return abandoned.ConvertAll(m => DeliveryOutcome.Of(QueuedMessage.Of(m), m.OnUncertain == OnUncertain.Hold ? DeliveryState.Unknown : DeliveryState.Retrying, time.GetUtcNow()) with
        {
            ErrorCode = 0,
            Error = "The program ended while this message was being sent.",
        });
    }
}

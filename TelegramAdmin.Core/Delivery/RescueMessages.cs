using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Settles what an earlier run left in the middle of sending. It may have arrived: a held message becomes unknown, one that may repeat goes
/// out again. Runs before the first sender, so nothing waits for a lease to run out.
/// </summary>
internal sealed class RescueMessages(IDatabase database, EngineRun run, RecordOutcomes record, TimeProvider time)
{
    private const string Abandoned = """
        SELECT id, workspace_id, bot_id, chat_id, method, subject_id, attempts, on_uncertain FROM outbox_messages
        WHERE state = 2 AND (claimed_by IS NULL OR claimed_by <> @run)
        """;

    public async Task<(int Held, int Resent)> RunOnceAsync()
    {
        var abandoned = await ReadAsync();
        foreach (var outcome in abandoned)
            await database.AppendAsync(record, outcome);
        return (abandoned.Count(o => o.State == DeliveryState.Unknown), abandoned.Count(o => o.State == DeliveryState.Retrying));
    }

    private Task<List<DeliveryOutcome>> ReadAsync() => database.WriteAsync(null, async db =>
    {
        var found = new List<DeliveryOutcome>();
        await db.Session.ForEachAsync(Abandoned, [run.Id], (p, id) => p.Add("@run", id), (_, row) =>
        {
            var isHeld = row.GetInt32(7) == (int)OnUncertain.Hold;
            found.Add(new DeliveryOutcome(row.GetInt64(0), new WorkspaceId(row.GetInt32(1)), new BotId(row.GetInt64(2)), row.GetInt64(3), row.GetString(4),
                row.IsDBNull(5) ? null : row.GetInt64(5), isHeld ? DeliveryState.Unknown : DeliveryState.Retrying, row.GetInt32(6), time.GetUtcNow())
            {
                ErrorCode = 0,
                Error = "The program ended while this message was being sent.",
            });
        });
        return found;
    });
}

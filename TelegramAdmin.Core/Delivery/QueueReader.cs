using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Reads what waits in one lane of one bot, in the order in which it leaves; the queue's own index holds nothing else.</summary>
internal sealed class QueueReader(IDatabase database)
{
    /// <param name="withoutChats">Chats of which enough is in memory.</param>
    public async Task<QueuePage> ReadAsync(BotId bot, Lane lane, IReadOnlyList<long> withoutChats, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var query = db.OutboxMessages.Where(m => m.BotId == bot && m.Lane == lane
            && (m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying));
        if (withoutChats.Count > 0)
            query = query.Where(m => !withoutChats.Contains(m.ChatId));
        var rows = await query.OrderBy(m => m.Priority).ThenBy(m => m.Id).Take(SendLane.Capacity).ToListAsync(cancellation);

        // A message that this run has taken is in flight: the lane knows it, or it was just finished.
        var waiting = rows.Where(m => m.State != DeliveryState.Sending).Select(QueuedMessage.Of);
        return new QueuePage([.. waiting], rows.Count < SendLane.Capacity);
    }
}

/// <param name="WereAll">Nothing else waits.</param>
internal sealed record QueuePage(IReadOnlyList<QueuedMessage> Waiting, bool WereAll);

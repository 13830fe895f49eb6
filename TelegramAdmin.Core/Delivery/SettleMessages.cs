using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery.Attempts;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// Decides about many messages at once: by their numbers, or all that a filter matches, in steps that let everybody else through in between.
/// Oldest first, so that what goes to one chat keeps its order. What belongs to somebody (a conversation) hears of it as of any other outcome.
/// </summary>
public sealed class SettleMessages(
    IDatabase database, MessageReader reader, Outbox outbox, CancelMessages cancel, IEnumerable<IDeliveryObserver> observers, EventBus events, TimeProvider time)
{
    public const int Step = 500;

    private const string Requeue = SettleMessage.RequeueRow + " AND bot_id IN (SELECT id FROM bots WHERE state <> 5) RETURNING id";

    /// <summary>In which states a message can be settled so.</summary>
    public static IReadOnlyList<DeliveryState> StatesFor(Settlement settlement) => settlement switch
    {
        Settlement.SendAgain => [DeliveryState.Failed, DeliveryState.Unknown],
        Settlement.BelieveSent => [DeliveryState.Unknown],
        _ => [DeliveryState.Pending, DeliveryState.Retrying, DeliveryState.Scheduled],
    };

    /// <summary>How many of a filter's messages it would be about.</summary>
    public async Task<MessageCount> CountAsync(WorkspaceId workspace, Settlement settlement, MessageFilter filter) =>
        filter.Within(StatesFor(settlement)) is { } fitting ? await reader.CountAsync(workspace, fitting) : new MessageCount(0, IsMore: false);

    /// <param name="by">Who decided, for the message's own history.</param>
    /// <param name="progress">Hears how many are done.</param>
    /// <returns>How many were settled; the others were in no state for it any more.</returns>
    public async Task<int> RunAsync(
        WorkspaceId workspace, Settlement settlement, MessageFilter filter, string by, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        if (filter.Within(StatesFor(settlement)) is not { } fitting)
            return 0;
        var settled = 0;
        foreach (var step in (await reader.IdsAsync(workspace, fitting, cancellation)).Chunk(Step))
        {
            cancellation.ThrowIfCancellationRequested();
            settled += await RunAsync(workspace, settlement, step, by);
            progress?.Report(settled);
        }
        return settled;
    }

    /// <param name="ids">At most <see cref="Step"/> of them.</param>
    public Task<int> RunAsync(WorkspaceId workspace, Settlement settlement, IReadOnlyList<long> ids, string by) => settlement switch
    {
        Settlement.SendAgain => ChangeAsync(workspace, Requeue, ids, DeliveryState.Pending, $"{by} sent it again."),
        Settlement.BelieveSent => ChangeAsync(workspace, SettleMessage.Believe, ids, DeliveryState.Sent, $"{by} saw it arrive."),
        _ => cancel.RunAsync(workspace, ids),
    };

    private Task<int> ChangeAsync(WorkspaceId workspace, string sql, IReadOnlyList<long> ids, DeliveryState state, string words) => database.WriteAsync(workspace, async db =>
    {
        var changed = new List<long>();
        await db.Session.ForEachAsync(sql, ids, (p, id) => p.Add("@now", (DateTimeOffset?)time.GetUtcNow()).Add("@id", id).Add("@workspace", workspace), (index, _) => changed.Add(ids[index]));
        var rows = await db.OutboxMessages.Where(m => changed.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync();
        var outcomes = rows.ConvertAll(m => DeliveryOutcome.Of(QueuedMessage.Of(m), state, time.GetUtcNow()) with { TelegramMessageId = m.TelegramMessageId });
        foreach (var observer in observers)
            await observer.RecordAsync(db.Session, outcomes);
        db.DeliveryAttempts.AddRange(outcomes.Select(o => new DeliveryAttempt
        {
            WorkspaceId = workspace, MessageId = o.MessageId, BotId = o.BotId, At = o.At, State = state, Error = words,
        }));
        if (state == DeliveryState.Pending)
            rows.ForEach(m => outbox.Requeue(db, m));
        db.AfterCommit(() => outcomes.ForEach(o => events.Publish(new MessageDelivered(workspace, o))));
        return rows.Count;
    });
}

/// <summary>What is decided about a message.</summary>
public enum Settlement
{
    /// <summary>It failed, or may have: once more. It may arrive a second time.</summary>
    SendAgain,

    /// <summary>Somebody saw it arrive.</summary>
    BelieveSent,

    /// <summary>It waits, and is not to be sent.</summary>
    Cancel,
}

using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Delivery.Attempts;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Writes outcomes down, many in one commit, together with what their owners make of them; then tells.</summary>
internal sealed class RecordOutcomes(IEnumerable<IDeliveryObserver> observers, AwaitedOutcomes awaited, QueueLoad load, EventBus events) : IWriteBatch<DeliveryOutcome, bool>
{
    private const string Update = """
        UPDATE outbox_messages SET state = @state, attempts = @attempts, not_before = @not_before, claimed_by = NULL, chat_id = @chat,
            telegram_message_id = @telegram, error_code = @code, error = @error, finished_at = @finished
        WHERE id = @id AND state IN (1, 2, 3) RETURNING id
        """;

    public async Task ExecuteAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> items, bool[] results)
    {
        await session.ForEachAsync(Update, items, static (p, o) => p
            .Add("@state", (long)o.State).Add("@attempts", o.Attempts).Add("@not_before", o.NotBefore).Add("@chat", o.ChatId)
            .Add("@telegram", o.TelegramMessageId).Add("@code", o.ErrorCode).Add("@error", o.Error)
            .Add("@finished", o.IsFinal ? o.At : (DateTimeOffset?)null).Add("@id", o.MessageId),
            (index, _) => results[index] = true);
        await RecordEffectsAsync(session, [.. items.Where((_, i) => results[i])]); // What somebody else has finished meanwhile stays as it is.
    }

    /// <summary>What follows from outcomes whose rows are written: attempts, reachability, counts, and what the owners make of them.</summary>
    public async Task RecordEffectsAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> items)
    {
        await session.AddAttemptsAsync([.. items.Where(o => o.Error is not null)]);
        await session.SetReachableAsync([.. items.Where(o => o.Unreachable is not null)
            .Select(o => new ReachabilityFact(o.WorkspaceId, o.BotId, o.ChatId, o.Unreachable, o.At))]);
        await session.AddAsync(items.SelectMany(Counts));
        var told = items.Where(o => !o.IsBare).ToList();
        foreach (var observer in observers)
            await observer.RecordAsync(session, told);
    }

    public void Committed(IReadOnlyList<DeliveryOutcome> items, IReadOnlyList<bool> results)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (results[i])
                Tell(items[i]);
        }
    }

    public void Tell(DeliveryOutcome outcome)
    {
        if (outcome.IsFinal)
        {
            load.Remove(outcome.BotId);
            awaited.Complete(outcome);
        }
        events.Publish(new MessageDelivered(outcome.WorkspaceId, outcome));
    }

    private static IEnumerable<Count> Counts(DeliveryOutcome outcome)
    {
        if (outcome is { State: DeliveryState.Sent, CountsAsSend: true })
            yield return new Count(outcome.WorkspaceId, outcome.BotId, Metric.MessagesOut, outcome.At);
        if (outcome is { State: DeliveryState.Unknown, CountsAsSend: true })
            yield return new Count(outcome.WorkspaceId, outcome.BotId, Metric.MessagesUnknown, outcome.At);
        if (outcome is { IsFinal: false, ErrorCode: 429 })
            yield return new Count(outcome.WorkspaceId, outcome.BotId, Metric.AskedToWait, outcome.At);
        if (outcome.State != DeliveryState.Failed)
            yield break;
        if (outcome.CountsAsSend)
            yield return new Count(outcome.WorkspaceId, outcome.BotId, Metric.MessagesFailed, outcome.At);
        yield return new Count(outcome.WorkspaceId, outcome.BotId, Metric.Errors, outcome.At);
    }
}

using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Where everybody leaves what shall be sent. The row is part of the caller's transaction; sending begins once it is durable.</summary>
public sealed class Outbox(QueueLoad load, EngineTraces traces)
{
    /// <summary>Raised after the commit, in the order in which messages were queued; true for one that its sender may know as finished.</summary>
    internal event Action<QueuedMessage, bool>? Queued;

    /// <summary>Raised after the commit of a message that waits for its time.</summary>
    internal event Action? Scheduled;

    public OutboxMessage Add(AppDbContext db, OutboxMessage message)
    {
        db.OutboxMessages.Add(message);
        var trace = EngineTraces.Here;
        db.AfterCommit(() =>
        {
            if (trace != default)
                traces.Keep(EngineTraces.KeyOfMessage(message.Id), trace);
            Announce(QueuedMessage.Of(message), message.State);
        });
        return message;
    }

    /// <summary>Tells of a row that is durable.</summary>
    internal void Announce(QueuedMessage message, DeliveryState state)
    {
        if (state == DeliveryState.Scheduled)
            Scheduled?.Invoke();
        else
            Enqueue(message, isAgain: false);
    }

    /// <summary>Tells, after the commit, that a scheduled row waits for its turn now.</summary>
    internal void Release(AppDbContext db, OutboxMessage message) => db.AfterCommit(() => Enqueue(QueuedMessage.Of(message), isAgain: false));

    /// <summary>Tells, after the commit, that a finished row waits again.</summary>
    internal void Requeue(AppDbContext db, OutboxMessage message) => db.AfterCommit(() => Enqueue(QueuedMessage.Of(message), isAgain: true));

    private void Enqueue(QueuedMessage message, bool isAgain)
    {
        load.Add(message.BotId);
        Queued?.Invoke(message, isAgain);
    }
}

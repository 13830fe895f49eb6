using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Where everybody leaves what shall be sent. The row is part of the caller's transaction; sending begins once it is durable.</summary>
public sealed class Outbox
{
    /// <summary>Raised after the commit, in the order in which messages were queued; true for one that is sent again.</summary>
    internal event Action<OutboxMessage, bool>? Queued;

    public OutboxMessage Add(AppDbContext db, OutboxMessage message)
    {
        db.OutboxMessages.Add(message);
        db.AfterCommit(() => Queued?.Invoke(message, false));
        return message;
    }

    /// <summary>Tells that a row waits again.</summary>
    internal void Requeue(AppDbContext db, OutboxMessage message) => db.AfterCommit(() => Queued?.Invoke(message, true));
}

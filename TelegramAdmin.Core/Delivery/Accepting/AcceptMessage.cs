// Stands in for the real one until it is brought in; replace this file as a whole.
using System.Collections.Concurrent;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Accepting
{
    /// <summary>Takes a message of another program into the queue. When it returns, the message is on disk.</summary>
    public sealed class AcceptMessage(IDatabase database, Outbox outbox, EventBus events, TimeProvider time)
    {
        public async Task<Result<AcceptedMessage>> RunAsync(NewMessage message)
        {
            var outcome = new TaskCompletionSource<DeliveryOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            var finished = new ConcurrentDictionary<long, DeliveryOutcome>();
            long id = 0;
            var subscription = events.Subscribe<MessageDelivered>(e =>
            {
                if (!e.Outcome.IsFinal)
                    return;
                finished[e.Outcome.MessageId] = e.Outcome;
                if (finished.TryGetValue(Interlocked.Read(ref id), out var own))
                    outcome.TrySetResult(own);
            });
            var row = await database.WriteAsync(message.WorkspaceId, async db =>
            {
                var added = outbox.Add(db, new OutboxMessage
                {
                    WorkspaceId = message.WorkspaceId,
                    BotId = message.BotId!.Value,
                    ChatId = message.ChatId,
                    Method = message.Method,
                    Parameters = message.Parameters,
                    Files = message.Files,
                    Lane = message.Lane,
                    Priority = message.Priority,
                    OnUncertain = message.OnUncertain,
                    ApiKeyId = message.ApiKeyId,
                    CreatedAt = time.GetUtcNow(),
                });
                await db.SaveChangesAsync();
                return added;
            });
            Interlocked.Exchange(ref id, row.Id);
            if (finished.TryGetValue(row.Id, out var early))
                outcome.TrySetResult(early);
            _ = outcome.Task.ContinueWith(_ => subscription.Dispose(), TaskScheduler.Default);
            return new AcceptedMessage(row.Id, row.State, row.BotId, false) { Outcome = outcome.Task };
        }
    }
}

namespace TelegramAdmin.Core.Delivery
{
    /// <summary>Calls messages back that have not left.</summary>
    public sealed class CancelMessages(IDatabase database, EventBus events, TimeProvider time)
    {
        /// <returns>How many were called back; the others are on their way or finished.</returns>
        public async Task<int> RunAsync(WorkspaceId workspace, IReadOnlyList<long> ids)
        {
            var count = 0;
            await database.WriteAsync(workspace, db => db.Session.ForEachAsync(
                "UPDATE outbox_messages SET state = 6, finished_at = @at WHERE id = @id AND workspace_id = @workspace AND state IN (1, 3, 8) RETURNING bot_id, chat_id, method", ids,
                (p, id) => p.Add("@at", time.GetUtcNow()).Add("@id", id).Add("@workspace", workspace), (index, row) =>
                {
                    count++;
                    var outcome = new DeliveryOutcome(ids[index], workspace, new BotId(row.GetInt64(0)), row.GetInt64(1), row.GetString(2), null, DeliveryState.Cancelled, 0, time.GetUtcNow());
                    db.AfterCommit(() => events.Publish(new MessageDelivered(workspace, outcome)));
                }));
            return count;
        }
    }
}

using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Updates;

/// <summary>Appends arriving updates to the log, many in one commit, and hands the new ones to the dispatcher.</summary>
public sealed class AppendUpdates(UpdateWindow window, EngineTraces traces, EventBus events) : IWriteBatch<ArrivedUpdate, bool>
{
    private const string Insert = """
        INSERT INTO inbox_updates (workspace_id, bot_id, update_id, kind, chat_id, payload, received_at, attempts)
        VALUES (@workspace, @bot, @update, @kind, @chat, @payload, @at, 0)
        ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING id
        """;

    /// <summary>Consumers keep the last row that they read.</summary>
    public bool IsOrdered => true;

    /// <summary>Fills each result with whether the update is new; a duplicate is absorbed.</summary>
    public async Task ExecuteAsync(WriteSession session, IReadOnlyList<ArrivedUpdate> items, bool[] results)
    {
        await session.ForEachAsync(Insert, items, static (parameters, item) => parameters
            .Add("@workspace", item.WorkspaceId).Add("@bot", item.BotId).Add("@update", item.Envelope.UpdateId).Add("@kind", item.Envelope.Kind)
            .Add("@chat", item.Envelope.ChatId).Add("@payload", item.Payload).Add("@at", item.ReceivedAt),
            (index, row) =>
            {
                items[index].StoredAs = row.GetInt64(0);
                results[index] = true;
            });
        await session.AddAsync(items.Where((_, i) => results[i]).Select(i => new Count(i.WorkspaceId, i.BotId, Metric.Updates, i.ReceivedAt)));
    }

    public void Committed(IReadOnlyList<ArrivedUpdate> items, IReadOnlyList<bool> results)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!results[i])
                continue;
            if (items[i].Trace != default)
                traces.Keep(EngineTraces.KeyOfUpdate(items[i].StoredAs), items[i].Trace);
            window.Offer(items[i].ToWaiting());
        }
        foreach (var arrived in items.Where((_, i) => results[i]).GroupBy(i => (i.WorkspaceId, i.BotId)))
            events.Publish(new UpdatesArrived(arrived.Key.WorkspaceId, arrived.Key.BotId, arrived.Count(), arrived.Count(i => i.Envelope.Kind == "message"))
            {
                ChatIds = [.. arrived.Select(i => i.Envelope.ChatId)],
            });
    }
}

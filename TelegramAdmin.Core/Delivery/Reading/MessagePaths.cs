using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Reading;

/// <summary>
/// Chooses how the table is entered, so that no list becomes slower with the number of finished messages. The planners guess wrong here
/// (SQLite takes a bot to have ten messages), so the door is spelled out; a plus before a column keeps its indexes out of it.
/// </summary>
internal static class MessagePaths
{
    private static readonly DeliveryState[] Queued = [DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Retrying];
    private static readonly DeliveryState[] Faults = [DeliveryState.Failed, DeliveryState.Unknown];

    /// <summary>One query, or several whose rows are to be merged; none overlaps with another.</summary>
    public static IReadOnlyList<IQueryable<OutboxMessage>> Of(AppDbContext db, WorkspaceId workspace, MessageFilter filter, IReadOnlyCollection<BotId> bots)
    {
        if (bots.Count == 0)
            return [];
        var those = string.Join(", ", bots.Select(b => b.Value.ToString(CultureInfo.InvariantCulture)));
        return [.. Doors(workspace, filter, those).Select(sql => Narrow(db.OutboxMessages.FromSqlRaw(sql), filter))];
    }

    // Only numbers of ours are written into these words.
    private static IEnumerable<string> Doors(WorkspaceId workspace, MessageFilter filter, string bots) => Conditions(workspace, filter, bots).Select(c => $"SELECT * FROM outbox_messages WHERE {c}");

    private static IEnumerable<string> Conditions(WorkspaceId workspace, MessageFilter filter, string bots)
    {
        if (filter.ChatId is { } chat)
            return [string.Create(CultureInfo.InvariantCulture, $"bot_id IN ({bots}) AND chat_id = {chat}")];
        if (filter.States.Count == 0 || !filter.States.All(s => Queued.Contains(s) || Faults.Contains(s) || s == DeliveryState.Scheduled))
            return [filter.Bots is null ? "id > 0" : $"+bot_id IN ({bots})"];
        return NarrowConditions(workspace, filter, bots);
    }

    // A partial index is only seen where its condition stands word for word.
    private static IEnumerable<string> NarrowConditions(WorkspaceId workspace, MessageFilter filter, string bots)
    {
        if (filter.States.Any(Queued.Contains))
            yield return $"bot_id IN ({bots}) AND lane IN (1, 2) AND priority IN (0, 1, 2) AND state IN (1, 2, 3)";
        foreach (var fault in filter.States.Intersect(Faults))
            yield return string.Create(CultureInfo.InvariantCulture, $"workspace_id = {workspace.Value} AND state IN (5, 7) AND state = {(int)fault} AND +bot_id IN ({bots})");
        if (filter.States.Contains(DeliveryState.Scheduled))
            yield return $"id IN (SELECT id FROM outbox_messages WHERE state = 8) AND state = 8 AND +bot_id IN ({bots})";
    }

    private static IQueryable<OutboxMessage> Narrow(IQueryable<OutboxMessage> rows, MessageFilter filter)
    {
        if (filter.States.Count > 0)
            rows = rows.Where(m => filter.States.Contains(m.State));
        if (filter.ApiKeyId is { } key)
            rows = rows.Where(m => m.ApiKeyId == key);
        if (filter.IsOwn)
            rows = rows.Where(m => m.ApiKeyId == null);
        if (filter.Lane is { } lane)
            rows = rows.Where(m => m.Lane == lane);
        if (filter.Priority is { } priority)
            rows = rows.Where(m => m.Priority == priority);
        if (filter.From is { } from)
            rows = rows.Where(m => m.CreatedAt >= from);
        if (filter.To is { } to)
            rows = rows.Where(m => m.CreatedAt < to);
        if (filter.Method is { } method)
            rows = rows.Where(m => m.Method == method);
        if (filter.Error is { } error)
            rows = rows.Where(m => m.Error!.Contains(error));
        return filter.Text is { } text ? WithText(rows, text) : rows;
    }

    /// <summary>Parameters are JSON, and some writers of JSON put \u before every letter that is not English.</summary>
    private static IQueryable<OutboxMessage> WithText(IQueryable<OutboxMessage> rows, string text)
    {
        var escaped = JsonEncodedText.Encode(text).ToString();
        return escaped == text ? rows.Where(m => m.Parameters.Contains(text)) : rows.Where(m => m.Parameters.Contains(text) || m.Parameters.Contains(escaped));
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Analytics;

/// <summary>Reads what went wrong: messages that failed or whose fate nobody knows, by cause and one by one, and updates that were given up.</summary>
public sealed class FaultReader(IDatabase database, TimeProvider time)
{
    public const int PageSize = 50;

    /// <summary>Causes are counted over the newest failures only, so that a flood of them stays cheap to look at.</summary>
    private const int MostCounted = 10_000;
    private const int MostCauses = 6;

    private readonly SharedRead<(WorkspaceId, BotId?, DateTimeOffset), IReadOnlyList<FaultCause>> _causes = new(TimeSpan.FromSeconds(5), time);

    /// <summary>Why messages failed since then, the commonest cause first.</summary>
    public Task<IReadOnlyList<FaultCause>> ReadCausesAsync(WorkspaceId workspace, BotId? bot, DateTimeOffset since) =>
        _causes.GetAsync((workspace, bot, since), () => LoadCausesAsync(workspace, bot, since));

    /// <summary>Messages of one fault, newest first, a page at a time by key.</summary>
    public async Task<FaultPage> ReadMessagesAsync(WorkspaceId workspace, FaultFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = db.OutboxMessages.Where(m => m.State == filter.State && (filter.Bot == null || m.BotId == filter.Bot));
        if (filter.Error is { } error)
            query = query.Where(m => m.Error == error);
        var total = await query.CountAsync(cancellation);
        if (filter.Before is { } before)
            query = query.Where(m => m.Id < before);
        var rows = await query.OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var shown = rows.Take(PageSize).ToList();
        var places = await PlacesAsync(db, [.. shown.Select(m => m.Id)], cancellation);
        return new FaultPage([.. shown.Select(m => new FaultyMessage(m, places.GetValueOrDefault(m.Id)))], total, rows.Count > PageSize ? shown[^1].Id : null);
    }

    /// <summary>A bot's latest troubles of both kinds, newest first.</summary>
    public async Task<IReadOnlyList<FaultLine>> ReadLogAsync(WorkspaceId workspace, BotId bot, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var messages = await db.OutboxMessages
            .Where(m => (m.State == DeliveryState.Failed || m.State == DeliveryState.Unknown) && m.BotId == bot)
            .OrderByDescending(m => m.Id).Take(PageSize).ToListAsync(cancellation);
        var updates = await db.InboxUpdates.Where(u => u.Error != null && u.BotId == bot)
            .OrderByDescending(u => u.Id).Take(PageSize).ToListAsync(cancellation);
        return [.. messages.Select(FaultLine.Of).Concat(updates.Select(FaultLine.Of)).OrderByDescending(l => l.At).Take(PageSize)];
    }

    private async Task<IReadOnlyList<FaultCause>> LoadCausesAsync(WorkspaceId workspace, BotId? bot, DateTimeOffset since)
    {
        await using var db = database.Read(workspace);
        return await db.OutboxMessages
            .Where(m => m.State == DeliveryState.Failed && (bot == null || m.BotId == bot) && m.FinishedAt >= since)
            .OrderByDescending(m => m.Id).Take(MostCounted)
            .GroupBy(m => new { m.ErrorCode, m.Error })
            .OrderByDescending(g => g.Count()).Take(MostCauses)
            .Select(g => new FaultCause(g.Key.ErrorCode ?? 0, g.Key.Error ?? "", g.Count(), g.Max(m => m.FinishedAt!.Value)))
            .ToListAsync();
    }

    private static async Task<Dictionary<long, FaultPlace>> PlacesAsync(AppDbContext db, List<long> outboxIds, CancellationToken cancellation)
    {
        var places = await db.ConversationMessages.Where(m => m.OutboxId != null && outboxIds.Contains(m.OutboxId.Value))
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { OutboxId = m.OutboxId!.Value, Place = new FaultPlace(c.Id, c.Title, m.Text) })
            .ToListAsync(cancellation);
        return places.DistinctBy(p => p.OutboxId).ToDictionary(p => p.OutboxId, p => p.Place);
    }
}

/// <param name="Code">Telegram's; 0 where no answer came.</param>
public sealed record FaultCause(int Code, string Error, int Count, DateTimeOffset LastAt);

/// <param name="Error">Only with exactly these words.</param>
/// <param name="Before">Only older ones.</param>
public sealed record FaultFilter(DeliveryState State, BotId? Bot = null, string? Error = null, long? Before = null);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record FaultPage(IReadOnlyList<FaultyMessage> Rows, int Total, long? Next);

/// <param name="Place">Null for what belongs to no conversation.</param>
public sealed record FaultyMessage(OutboxMessage Message, FaultPlace? Place);

/// <summary>The conversation that a message belongs to, and what it says.</summary>
public sealed record FaultPlace(long ConversationId, string Title, string Text);

/// <summary>One line of a bot's log.</summary>
/// <param name="What">A Bot API method for a message, an update's kind for an update.</param>
/// <param name="State">Of a message; null for an update.</param>
/// <param name="IsGivenUp">False for an update that is tried again.</param>
public sealed record FaultLine(DateTimeOffset At, string What, long ChatId, DeliveryState? State, string Error, bool IsGivenUp)
{
    internal static FaultLine Of(OutboxMessage message) =>
        new(message.FinishedAt ?? message.CreatedAt, message.Method, message.ChatId, message.State, message.Error ?? "", true);

    internal static FaultLine Of(InboxUpdate update) =>
        new(update.ProcessedAt ?? update.ReceivedAt, update.Kind, update.ChatId, null, update.Error ?? "", update.ProcessedAt is not null);
}

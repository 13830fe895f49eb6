using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Analytics;

/// <summary>Reads what went wrong: why messages failed, and a bot's latest troubles.</summary>
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
        return await db.Faults(DeliveryState.Failed)
            .Where(m => (bot == null || m.BotId == bot) && m.FinishedAt >= since)
            .OrderByDescending(m => m.Id).Take(MostCounted)
            .GroupBy(m => new { m.ErrorCode, m.Error })
            .OrderByDescending(g => g.Count()).Take(MostCauses)
            .Select(g => new FaultCause(g.Key.ErrorCode ?? 0, g.Key.Error ?? "", g.Count(), g.Max(m => m.FinishedAt!.Value)))
            .ToListAsync();
    }
}

/// <param name="Code">Telegram's; 0 where no answer came.</param>
public sealed record FaultCause(int Code, string Error, int Count, DateTimeOffset LastAt);

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

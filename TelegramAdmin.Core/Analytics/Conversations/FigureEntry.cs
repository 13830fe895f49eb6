using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>A matter or an answer as figures see it.</summary>
public sealed class FigureEntry
{
    public long Id { get; init; }

    /// <summary>When it counts.</summary>
    public DateTimeOffset At { get; init; }

    public long ConversationId { get; init; }

    public BotId BotId { get; init; }

    /// <summary>Whose it is; <see cref="FigureFilter.Nobody"/> for nobody of the team, null for a matter that nobody answered yet.</summary>
    public long? By { get; init; }

    /// <summary>Opened, or asked.</summary>
    public DateTimeOffset BeganAt { get; init; }

    /// <summary>Closed, or answered.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Within business hours.</summary>
    public long? Seconds { get; init; }

    public bool IsFirst { get; init; }

    public bool IsPromised { get; init; }

    public bool IsLate { get; init; }

    public int? Rating { get; init; }

    public string? Comment { get; init; }
}

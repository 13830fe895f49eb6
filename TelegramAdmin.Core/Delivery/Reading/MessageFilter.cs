using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Reading;

/// <summary>Which messages: what is left out filters nothing.</summary>
public sealed record MessageFilter
{
    /// <summary>Any of these; none for all.</summary>
    public IReadOnlyList<DeliveryState> States { get; init; } = [];

    /// <summary>Only through these bots; null for every bot of the workspace.</summary>
    public IReadOnlyCollection<BotId>? Bots { get; init; }

    public long? ChatId { get; init; }

    /// <summary>Only what came by this key.</summary>
    public long? ApiKeyId { get; init; }

    /// <summary>Only what the engine and the team wrote, not other programs.</summary>
    public bool IsOwn { get; init; }

    public Lane? Lane { get; init; }

    public Priority? Priority { get; init; }

    /// <summary>Accepted at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Accepted before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    public string? Method { get; init; }

    /// <summary>Somewhere in the parameters; upper and lower case count.</summary>
    public string? Text { get; init; }

    /// <summary>Somewhere in the error; see <see cref="FailureCause"/>.</summary>
    public string? Error { get; init; }

    /// <summary>The same filter, for fewer states; null where none is left.</summary>
    internal MessageFilter? Within(IReadOnlyList<DeliveryState> states)
    {
        var both = States.Count == 0 ? states : [.. States.Intersect(states)];
        return both.Count == 0 ? null : this with { States = both };
    }
}

using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Which payments are meant; what is not set filters nothing.</summary>
public sealed record PaymentFilter
{
    /// <summary>Empty for all.</summary>
    public IReadOnlyList<PaymentState> States { get; init; } = [];

    public PaymentProvider? Provider { get; init; }

    public PaymentOrigin? Origin { get; init; }

    public long? ProductId { get; init; }

    public string? Currency { get; init; }

    /// <summary>Telegram ids; null for everybody.</summary>
    public IReadOnlyList<long>? People { get; init; }

    /// <summary>Only those that were begun in one of these; null for all of the workspace.</summary>
    public IReadOnlyCollection<BotId>? Bots { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>At least so much was to be paid, in the smallest unit.</summary>
    public long? Least { get; init; }

    public long? Most { get; init; }

    /// <summary>An id of ours, Stripe's or Telegram's, as it is.</summary>
    public string? Reference { get; init; }

    /// <summary>Only what was declined, waits for a confirmation, or was declined and is tried again.</summary>
    public bool OnlyFailing { get; init; }

    /// <summary>Card payments of this mode only; Stars have none. Null for both.</summary>
    public bool? IsLive { get; init; }
}

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>How events travel. As it stands: each once, at once, in order, tried again until answered 2xx.</summary>
public sealed record StripeDelivery
{
    /// <summary>Milliseconds before an event is posted, chosen evenly between the two.</summary>
    public int DelayMinMs { get; init; }

    public int DelayMaxMs { get; init; }

    /// <summary>Each event is posted so many times, chosen evenly between the two; 0 loses it.</summary>
    public int CopiesMin { get; init; } = 1;

    public int CopiesMax { get; init; } = 1;

    /// <summary>Share of events that never arrive, 0 to 1.</summary>
    public double LoseRate { get; init; }

    /// <summary>Share of events that wait until they are released, as if a day late; 0 to 1.</summary>
    public double HoldRate { get; init; }

    /// <summary>Copies are thrown about within so many milliseconds, so that later ones overtake; 0 keeps the order.</summary>
    public int ShuffleMs { get; init; }

    /// <summary>Posts at the same time.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Milliseconds before the first new try; doubled for each further one, up to an hour.</summary>
    public int RetryMs { get; init; } = 1000;

    /// <summary>Makes every choice above repeatable, event by event; null leaves it to chance.</summary>
    public int? Seed { get; init; }
}

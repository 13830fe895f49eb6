namespace TelegramAdmin.Core.Campaigns.Results;

/// <summary>What a broadcast brought.</summary>
/// <param name="Days">The window for replies, purchases and credits, counted from each person's own message.</param>
/// <param name="HeldOut">What those did meanwhile who got nothing, counted from the start; null without a hold-out.</param>
public sealed record BroadcastOutcome(int Days, IReadOnlyList<VariantResult> Variants, VariantResult? HeldOut);

/// <param name="Variant">A, B, …</param>
public sealed record VariantResult(string Variant)
{
    public const string HeldOut = "-";

    /// <summary>Whom it reached; with the hold-out whom it was kept from.</summary>
    public long People { get; init; }

    /// <summary>Who pressed any of its buttons, ever.</summary>
    public long Pressed { get; init; }

    /// <summary>Who opted out of its category under it, ever.</summary>
    public long OptedOut { get; init; }

    /// <summary>Whom the bot that wrote cannot reach any more.</summary>
    public long BlockedSince { get; init; }

    /// <summary>Who wrote to that bot within the window; commands and presses are no replies.</summary>
    public long Replied { get; init; }

    /// <summary>Credits spent on messages within the window, refunds taken off.</summary>
    public long CreditsSpent { get; init; }

    public IReadOnlyList<Sales> Sales { get; init; } = [];

    public IReadOnlyList<PressedButton> Buttons { get; init; } = [];

    public bool IsHeldOut => Variant == HeldOut;
}

/// <summary>What was paid within the window, in one currency.</summary>
/// <param name="Amount">In its smallest unit, refunds taken off.</param>
public sealed record Sales(string Currency, long Purchases, long Buyers, long Amount);

/// <param name="Button">Row and place, such as "0.1".</param>
/// <param name="People">Who pressed it.</param>
public sealed record PressedButton(string Button, long People);

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>A card that behaves as https://docs.stripe.com/testing says.</summary>
/// <param name="Token">Its name in the API: pm_card_visa.</param>
/// <param name="Words">What happens, for the button on the payment page.</param>
internal sealed record TestCard(string Number, string Token, string Words)
{
    public string Brand { get; init; } = "visa";

    public string Funding { get; init; } = "credit";

    /// <summary>Why it is declined; null when it pays.</summary>
    public Decline? Decline { get; init; }

    /// <summary>It can be saved all the same, and is declined when it is charged.</summary>
    public bool CanBeSaved { get; init; }

    public Authentication Authentication { get; init; }

    /// <summary>What becomes of a refund to it.</summary>
    public RefundCourse Refund { get; init; }

    /// <summary>Its owner disputes every payment.</summary>
    public bool Disputes { get; init; }

    public string Last4 => Number[^4..];
}

/// <summary>When the bank asks the payer to confirm (3-D Secure).</summary>
internal enum Authentication
{
    Never,

    /// <summary>With the payer there always; without them only until it was set up for that.</summary>
    UnlessSetUp,

    /// <summary>Always, so that a payment without the payer fails.</summary>
    Always,

    /// <summary>With the payer there; without them it is as if it had been set up.</summary>
    OnlyOnSession,
}

internal enum RefundCourse
{
    AtOnce,

    /// <summary>Pending first, then it succeeds.</summary>
    Later,

    /// <summary>Succeeds, then turns out to have failed.</summary>
    Fails,
}

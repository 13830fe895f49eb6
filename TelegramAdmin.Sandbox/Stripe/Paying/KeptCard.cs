namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>What the bank knows about a saved payment method, and Stripe does not tell.</summary>
internal sealed class KeptCard
{
    public required string Number { get; init; }

    /// <summary>The payer confirmed it for payments without them.</summary>
    public bool IsSetUp { get; set; }
}

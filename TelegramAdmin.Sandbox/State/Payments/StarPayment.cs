namespace TelegramAdmin.Sandbox.State.Payments;

/// <summary>Stars that a person paid to a bot.</summary>
/// <param name="ChargeId">The telegram_payment_charge_id: unique, and what a refund asks for.</param>
/// <param name="Title">What was bought, as the invoice said.</param>
internal sealed record StarPayment(string ChargeId, long PersonId, long Amount, string Payload, string Title)
{
    /// <summary>Of a subscription: how long one payment lasts, in seconds.</summary>
    public int? SubscriptionPeriod { get; init; }

    /// <summary>Of a subscription: paid until then, in Unix seconds.</summary>
    public long? SubscribedUntil { get; init; }

    /// <summary>Of a subscription: the payment that began it.</summary>
    public bool IsFirst { get; init; }
}

namespace TelegramAdmin.Features.Payments;

/// <summary>Why a payment is disputed, for the team. The reasons stand at https://docs.stripe.com/api/disputes/object.</summary>
internal static class DisputeWords
{
    /// <summary>The words of the cardholder's bank for a dispute.</summary>
    public static string Of(string reason) => reason switch
    {
        "fraudulent" => "says that the cardholder did not make it",
        "duplicate" => "says that it was charged twice",
        "product_not_received" => "says that nothing was received",
        "product_unacceptable" => "says that it was not as described",
        "subscription_canceled" => "says that it was cancelled before",
        "unrecognized" => "says that the cardholder does not recognise it",
        "credit_not_processed" => "says that a promised refund did not come",
        _ => reason.Replace('_', ' '),
    };
}

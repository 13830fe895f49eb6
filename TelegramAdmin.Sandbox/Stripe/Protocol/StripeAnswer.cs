namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>What is sent back.</summary>
internal sealed record StripeAnswer(int Status, string Body)
{
    /// <summary>Stripe's word for what went wrong.</summary>
    public string? Error { get; init; }

    public int? RetryAfter { get; init; }

    public bool? ShouldRetry { get; init; }

    /// <summary>The request whose answer is given again.</summary>
    public string? OriginalRequest { get; init; }

    public static StripeAnswer Of(StripeException refused, string requestId) => new(refused.Status, refused.ToJson(requestId).ToJsonString(StripeText.Options))
    {
        Error = refused.Code ?? refused.Type, RetryAfter = refused.RetryAfter, ShouldRetry = refused.ShouldRetry,
    };

    public static StripeAnswer Again(KeptAnswer kept) => new(kept.Status, kept.Body) { OriginalRequest = kept.RequestId };
}

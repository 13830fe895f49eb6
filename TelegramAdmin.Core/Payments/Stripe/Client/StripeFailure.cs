using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Why Stripe did not do it (docs.stripe.com/api/errors), or why nobody knows. Holds nothing secret.</summary>
public sealed record StripeFailure
{
    /// <summary>Stripe's word, such as card_error or invalid_request_error; ours where no answer came: <see cref="NoAnswer"/>, or <see cref="NotConfigured"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Stripe's word for what happened, such as card_declined or resource_missing (docs.stripe.com/error-codes).</summary>
    public string? Code { get; init; }

    /// <summary>Why the cardholder's bank declined, such as insufficient_funds (docs.stripe.com/declines/codes).</summary>
    public string? DeclineCode { get; init; }

    /// <summary>In words; with card errors it can be shown to the person who pays.</summary>
    public required string Message { get; init; }

    /// <summary>The parameter at fault, such as line_items[0][price].</summary>
    public string? Param { get; init; }

    /// <summary>The HTTP status; null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The payment as it stands after the failure.</summary>
    public PaymentIntentObject? PaymentIntent { get; init; }

    /// <summary>req_…, by which Stripe's support finds it.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long Stripe asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The first answer to this idempotency key, given again: asking with the same key changes nothing any more.</summary>
    public bool IsReplayed { get; init; }

    public const string NoAnswer = "no_answer";

    public const string NotConfigured = "not_configured";

    /// <summary>May go well later. Whether Stripe did it is not known, so the same idempotency key must be used again.</summary>
    public bool IsTransient => Type == NoAnswer || Status is 409 or 429 or >= 500;

    public bool IsMissing => Code == "resource_missing";

    /// <summary>The key is wrong, expired, or may not do this.</summary>
    public bool IsAboutKey => Status is 401 or 403;

    /// <summary>The card or the bank refused; nothing is wrong with the request.</summary>
    public bool IsDecline => Type == "card_error";

    /// <summary>What happened and how it is found at Stripe.</summary>
    public string Words => RequestId is null ? Message : $"{Message} ({RequestId})";

    public Failure ToFailure() => this switch
    {
        { Type: NotConfigured } => new Failure(FailureKind.Conflict, "stripe_off", Message),
        { IsAboutKey: true } => new Failure(FailureKind.Unavailable, "stripe_key_refused", $"Stripe does not accept the key of Stripe:SecretKey for this: {Words} Put in a key that may."),
        { IsTransient: true } => new Failure(FailureKind.Unavailable, "stripe_unavailable", $"Stripe does not answer as it should: {Words} Try again in a moment."),
        { IsMissing: true } => new Failure(FailureKind.NotFound, "stripe_object_missing", $"Stripe has no such thing: {Words}"),
        { IsDecline: true } => new Failure(FailureKind.Conflict, "card_declined", Message),
        _ => new Failure(FailureKind.Invalid, "stripe_refused", $"Stripe refused: {Words}"),
    };

    public override string ToString() => $"{Type} {Code} {Status} {Words}";

    internal static StripeFailure Off { get; } = new()
    {
        Type = NotConfigured, Message = "Payments by card are off: no Stripe key is configured. Set Stripe:SecretKey and Stripe:WebhookSecret, then start again.",
    };

    internal static StripeFailure Lost(string reason) => new() { Type = NoAnswer, Message = reason };
}

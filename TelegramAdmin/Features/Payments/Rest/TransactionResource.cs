using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Features.Payments.Rest;

/// <summary>One purchase.</summary>
public sealed record TransactionResource
{
    public required long Id { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>The bot in which it was begun.</summary>
    public required long BotId { get; init; }

    public required PaymentProvider Provider { get; init; }

    /// <summary>What began it.</summary>
    public required PaymentOrigin Origin { get; init; }

    public required PaymentState State { get; init; }

    /// <summary>Whether real money moves; false in Stripe's test mode.</summary>
    public required bool Live { get; init; }

    public required long ProductId { get; init; }

    public required string ProductName { get; init; }

    /// <summary>What it gives, bonus included; left out for a pass.</summary>
    public long? Credits { get; init; }

    /// <summary>How long the pass lasts, in <c>pass_unit</c>; left out for credits.</summary>
    public int? PassLength { get; init; }

    public PassUnit? PassUnit { get; init; }

    /// <summary>ISO 4217 in capitals, or XTR for Telegram Stars.</summary>
    public required string Currency { get; init; }

    /// <summary>What is to be paid, in the currency's smallest unit.</summary>
    public required long Amount { get; init; }

    /// <summary>What came in; left out while nothing did.</summary>
    public long? AmountPaid { get; init; }

    public required long AmountRefunded { get; init; }

    /// <summary>Stripe's fee, once it is known.</summary>
    public long? Fee { get; init; }

    /// <summary>Such as "card ·· 4242".</summary>
    public string? Method { get; init; }

    /// <summary>Stripe's word for the last decline.</summary>
    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public string? CheckoutSessionId { get; init; }

    public string? PaymentIntentId { get; init; }

    public string? InvoiceId { get; init; }

    public string? SubscriptionId { get; init; }

    /// <summary>telegram_payment_charge_id.</summary>
    public string? StarsChargeId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? GrantedAt { get; init; }

    internal static TransactionResource Of(Payment payment) => new()
    {
        Id = payment.Id,
        TelegramUserId = payment.TelegramUserId,
        BotId = payment.BotId.Value,
        Provider = payment.Provider,
        Origin = payment.Origin,
        State = payment.State,
        Live = payment.IsLive,
        ProductId = payment.ProductId,
        ProductName = payment.ProductName,
        Credits = payment.PassLength > 0 ? null : payment.Credits + payment.BonusCredits,
        PassLength = payment.PassLength > 0 ? payment.PassLength : null,
        PassUnit = payment.PassLength > 0 ? payment.PassUnit : null,
        Currency = payment.Currency,
        Amount = payment.Amount,
        AmountPaid = payment.AmountPaid,
        AmountRefunded = payment.AmountRefunded,
        Fee = payment.Fee,
        Method = payment.Method,
        FailureCode = payment.FailureCode,
        FailureMessage = payment.FailureMessage,
        CheckoutSessionId = payment.CheckoutSessionId,
        PaymentIntentId = payment.PaymentIntentId,
        InvoiceId = payment.InvoiceId,
        SubscriptionId = payment.SubscriptionId,
        StarsChargeId = payment.StarsChargeId,
        CreatedAt = payment.CreatedAt,
        PaidAt = payment.PaidAt,
        GrantedAt = payment.GrantedAt,
    };
}

[JsonSerializable(typeof(TransactionResource))]
[JsonSerializable(typeof(ApiPage<TransactionResource>))]
[JsonSerializable(typeof(CreditsResource))]
[JsonSerializable(typeof(GiftRequest))]
[JsonSerializable(typeof(GiftResource))]
internal sealed partial class PaymentApiBodies : JsonSerializerContext;

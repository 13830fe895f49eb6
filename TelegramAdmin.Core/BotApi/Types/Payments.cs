namespace TelegramAdmin.Core.BotApi.Types;

/// <summary>A person is about to pay; wants an answer within ten seconds (core.telegram.org/bots/api#precheckoutquery).</summary>
public sealed record PreCheckoutQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    /// <summary>ISO 4217, or XTR for Telegram Stars.</summary>
    public string Currency { get; init; } = "";

    /// <summary>In the currency's smallest unit.</summary>
    public long TotalAmount { get; init; }

    public string InvoicePayload { get; init; } = "";
}

/// <summary>A payment went through (core.telegram.org/bots/api#successfulpayment).</summary>
public sealed record SuccessfulPayment
{
    public string Currency { get; init; } = "";

    public long TotalAmount { get; init; }

    public string InvoicePayload { get; init; } = "";

    /// <summary>Unique; what a refund names.</summary>
    public string TelegramPaymentChargeId { get; init; } = "";
}

/// <summary>A payment went back (core.telegram.org/bots/api#refundedpayment).</summary>
public sealed record RefundedPayment
{
    public string Currency { get; init; } = "";

    public long TotalAmount { get; init; }

    public string InvoicePayload { get; init; } = "";

    public string TelegramPaymentChargeId { get; init; } = "";
}

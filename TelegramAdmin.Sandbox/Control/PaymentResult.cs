namespace TelegramAdmin.Sandbox;

/// <summary>How a payment ended, as the phone sees it.</summary>
/// <param name="ChargeId">The telegram_payment_charge_id; null when nothing was paid.</param>
/// <param name="Error">BALANCE_TOO_LOW, INVOICE_ALREADY_PAID, BOT_PRECHECKOUT_TIMEOUT or BOT_PRECHECKOUT_FAILED; null when it was paid.</param>
/// <param name="Text">What the phone says; the bot's own words when it refused.</param>
public sealed record PaymentResult(string? ChargeId, string? Error, string Text)
{
    public bool IsPaid => ChargeId is not null;
}

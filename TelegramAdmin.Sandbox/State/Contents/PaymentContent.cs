using System.Text.Json;
using TelegramAdmin.Sandbox.State.Payments;

namespace TelegramAdmin.Sandbox.State.Contents;

/// <summary>The service message about Stars that were paid or given back.</summary>
/// <param name="Field">The field of Message that holds it.</param>
internal sealed record PaymentContent(string Field, StarPayment Payment) : Content
{
    public const string Successful = "successful_payment";

    public const string Refunded = "refunded_payment";

    public override string Kind => Field;

    public override void Write(Utf8JsonWriter json, Bot viewer)
    {
        json.WriteStartObject(Field);
        json.WriteString("currency", InvoiceContent.Stars);
        json.WriteNumber("total_amount", Payment.Amount);
        json.WriteString("invoice_payload", Payment.Payload);
        json.WriteString("telegram_payment_charge_id", Payment.ChargeId);
        if (Field == Successful) WriteSuccess(json);
        json.WriteEndObject();
    }

    private void WriteSuccess(Utf8JsonWriter json)
    {
        json.WriteString("provider_payment_charge_id", $"{Payment.PersonId}_0");
        if (Payment.SubscribedUntil is not { } until) return;
        json.WriteBoolean("is_recurring", true);
        if (Payment.IsFirst) json.WriteBoolean("is_first_recurring", true);
        json.WriteNumber("subscription_expiration_date", until);
    }
}

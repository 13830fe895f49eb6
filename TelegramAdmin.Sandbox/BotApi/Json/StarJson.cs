using System.Text.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Payments;

namespace TelegramAdmin.Sandbox.BotApi.Json;

/// <summary>Writes StarTransaction objects.</summary>
internal static class StarJson
{
    public static void Write(Utf8JsonWriter json, World world, StarTransaction transaction)
    {
        json.WriteStartObject();
        json.WriteString("id", transaction.Payment.ChargeId);
        json.WriteNumber("amount", transaction.Payment.Amount);
        json.WriteNumber("date", transaction.Date);
        json.WritePropertyName(transaction.IsRefund ? "receiver" : "source");
        WritePartner(json, world, transaction.Payment);
        json.WriteEndObject();
    }

    private static void WritePartner(Utf8JsonWriter json, World world, StarPayment payment)
    {
        json.WriteStartObject();
        json.WriteString("type", "user");
        json.WriteString("transaction_type", "invoice_payment");
        json.WritePropertyName("user");
        UserJson.Write(json, world, payment.PersonId);
        json.WriteString("invoice_payload", payment.Payload);
        if (payment.SubscriptionPeriod is { } period) json.WriteNumber("subscription_period", period);
        json.WriteEndObject();
    }
}

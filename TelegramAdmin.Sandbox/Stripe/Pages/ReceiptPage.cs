using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Paying;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>The receipt of a payment, or an invoice.</summary>
internal static class ReceiptPage
{
    public static Html Draw(JsonObject one)
    {
        var amount = one.Number("amount") ?? one.Number("total") ?? 0;
        var at = DateTimeOffset.FromUnixTimeSeconds(one.Number("created")!.Value).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return $"""
            <section class="sheet">
              <h1>{(one.Text("object") == "invoice" ? $"Invoice {one.Text("number")}" : "Receipt")}</h1>
              <p class="line"><span>{one.Text("description") ?? "Payment"}</span><span>{Currencies.Words(amount, one.Text("currency")!)}</span></p>
              <p class="line"><span>{at}</span><span>{one.Text("status")}</span></p>
            </section>
            """;
    }
}

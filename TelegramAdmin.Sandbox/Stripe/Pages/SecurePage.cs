using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Paying;

namespace TelegramAdmin.Sandbox.Stripe.Pages;

/// <summary>The payer's bank asks whether it is really them.</summary>
internal static class SecurePage
{
    public static Html Draw(JsonObject intent) => $"""
        <section class="sheet">
          <h1>Your bank asks you to confirm</h1>
          <p>{Question(intent)}</p>
          <form method="post" class="choices">
            <button class="button primary" name="answer" value="yes">Confirm</button>
            <button class="button" name="answer" value="no">Refuse</button>
          </form>
        </section>
        """;

    /// <summary>Where the payer goes then: https://docs.stripe.com/payments/payment-intents/verifying-status.</summary>
    public static string? Back(JsonObject intent, string? returnUrl)
    {
        if (returnUrl is null) return null;
        var kind = intent.Text("object")!;
        var status = intent.Text("status") is "succeeded" ? "succeeded" : "failed";
        return $"{returnUrl}{(returnUrl.Contains('?') ? '&' : '?')}{kind}={intent.Id()}&{kind}_client_secret={intent.Text("client_secret")}&redirect_status={status}";
    }

    private static string Question(JsonObject intent) => intent.Number("amount") is { } amount
        ? $"A payment of {Currencies.Words(amount, intent.Text("currency")!)} to the Sandbox shop."
        : "Your card will be saved for later payments to the Sandbox shop.";
}

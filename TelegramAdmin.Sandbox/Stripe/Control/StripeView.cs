using System.Text.Json;

namespace TelegramAdmin.Sandbox.Stripe.Control;

/// <summary>What the page's Stripe panel draws, newest first.</summary>
internal sealed record StripeView(
    StripeFaults Faults,
    StripeDelivery Delivery,
    string? WebhookUrl,
    int Held,
    IReadOnlyList<EventRow> Events,
    IReadOnlyList<PaymentRow> Payments,
    IReadOnlyList<SubscriptionRow> Subscriptions)
{
    private const int Shown = 40;

    public static StripeView Of(SandboxStripe stripe)
    {
        var events = stripe.Events;
        return new StripeView(
            stripe.Faults,
            stripe.Delivery,
            stripe.WebhookUrl?.AbsoluteUri,
            events.Count(one => one.State == EventState.Held),
            [.. events.TakeLast(Shown).Reverse().Select(EventRow.Of)],
            [.. stripe.All("payment_intent").TakeLast(Shown).Reverse().Select(one => PaymentRow.Of(stripe, one))],
            [.. stripe.All("subscription").TakeLast(Shown).Reverse().Select(SubscriptionRow.Of)]);
    }
}

internal sealed record EventRow(string Id, string Type, string Subject, DateTimeOffset At, EventState State, int Deliveries, string? Error)
{
    public static EventRow Of(StripeEvent one) =>
        new(one.Id, one.Type, one.Subject, one.At, one.State, one.Deliveries.Count, one.Deliveries is [.., var last] ? last.Error : null);
}

/// <param name="DisputeId">Of an open dispute.</param>
/// <param name="CanRefund">It is paid and not all of it was given back.</param>
internal sealed record PaymentRow(
    string Id, long Amount, long Refunded, string Currency, string Status, string? Description, string? Error, DateTimeOffset At, bool CanRefund, string? DisputeId, string? Dispute)
{
    public static PaymentRow Of(SandboxStripe stripe, JsonElement intent)
    {
        var charge = intent.GetProperty("latest_charge").GetString() is { } id ? stripe.Find(id) : null;
        var refunded = charge?.GetProperty("amount_refunded").GetInt64() ?? 0;
        var amount = intent.GetProperty("amount").GetInt64();
        var status = intent.GetProperty("status").GetString()!;
        var dispute = charge?.GetProperty("disputed").GetBoolean() == true ? DisputeOf(stripe, charge.Value) : null;
        return new PaymentRow(
            intent.GetProperty("id").GetString()!, amount, refunded, intent.GetProperty("currency").GetString()!, status, Text(intent, "description"),
            intent.GetProperty("last_payment_error") is { ValueKind: JsonValueKind.Object } error ? Text(error, "message") : null,
            DateTimeOffset.FromUnixTimeSeconds(intent.GetProperty("created").GetInt64()), status == "succeeded" && refunded < amount && dispute is null,
            dispute is { } open && Text(open, "status") is not ("won" or "lost") ? Text(open, "id") : null, dispute is { } any ? Text(any, "status") : null);
    }

    private static JsonElement? DisputeOf(SandboxStripe stripe, JsonElement charge) => stripe.All("dispute")
        .Where(one => one.GetProperty("charge").GetString() == charge.GetProperty("id").GetString()).Select(one => (JsonElement?)one).LastOrDefault();

    private static string? Text(JsonElement one, string name) => one.TryGetProperty(name, out var value) ? value.GetString() : null;
}

internal sealed record SubscriptionRow(string Id, string Status, DateTimeOffset Until, bool IsEnding)
{
    public static SubscriptionRow Of(JsonElement one) => new(
        one.GetProperty("id").GetString()!,
        one.GetProperty("status").GetString()!,
        DateTimeOffset.FromUnixTimeSeconds(one.GetProperty("items").GetProperty("data")[0].GetProperty("current_period_end").GetInt64()),
        one.GetProperty("cancel_at_period_end").GetBoolean());
}

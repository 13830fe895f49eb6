using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Operations;

/// <summary>What may follow a payment: refunds and disputes.</summary>
internal static class AfterwardsOperations
{
    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["GET /v1/refunds"] = call => call.List("refund", "charge", "payment_intent"),
        ["POST /v1/refunds"] = Refund,
        ["GET /v1/refunds/{}"] = call => call.Subject("refund"),
        ["POST /v1/refunds/{}"] = call => CatalogueOperations.Update(call, call.Subject("refund"), "refund.updated"),
        ["GET /v1/disputes"] = call => call.List("dispute", "charge", "payment_intent"),
        ["GET /v1/disputes/{}"] = call => call.Subject("dispute"),
        ["POST /v1/disputes/{}/close"] = CloseDispute,
    };

    private static JsonObject Refund(StripeCall call)
    {
        var charge = ChargeOf(call);
        if (charge.Is("disputed") && call.Account.Objects.Of("dispute").Any(one => one.Text("charge") == charge.Id() && one.Text("status") != "won"))
            throw StripeException.Invalid($"Charge {charge.Id()} has been charged back; cannot issue a refund.", null, "charge_disputed");
        return new Refunds(call.Account).Create(charge, call.Args.Number("amount"), call.Args.Text("reason"), call.Args.Inner("metadata"));
    }

    private static JsonObject ChargeOf(StripeCall call)
    {
        if (call.Args.Text("charge") is { } id) return call.Account.Objects.Get("charge", id, "charge");
        if (call.Args.Text("payment_intent") is not { } intentId)
            throw StripeException.Invalid("One of the following params should be provided for this request: payment_intent or charge.", null, "parameter_missing");
        var intent = call.Account.Objects.Get("payment_intent", intentId, "payment_intent");
        return intent.Text("status") == "succeeded" && intent.Text("latest_charge") is { } charge
            ? call.Account.Objects.Get("charge", charge, "payment_intent")
            : throw StripeException.Invalid($"This PaymentIntent ({intentId}) does not have a successful charge to refund.", "payment_intent", "payment_intent_unexpected_state");
    }

    private static JsonObject CloseDispute(StripeCall call)
    {
        var dispute = call.Subject("dispute");
        new Disputes(call.Account).Close(dispute, isWon: false);
        return dispute;
    }
}

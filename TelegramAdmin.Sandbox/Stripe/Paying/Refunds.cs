using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Paying;

/// <summary>Gives money back: https://docs.stripe.com/refunds.</summary>
internal sealed class Refunds(StripeAccount account)
{
    private readonly Charges _charges = new(account);

    /// <param name="amount">Null gives back all that is left.</param>
    public JsonObject Create(JsonObject charge, long? amount, string? reason = null, JsonObject? metadata = null)
    {
        var given = Check(charge, amount);
        var course = CourseOf(charge);
        var refund = account.Create("refund", new JsonObject
        {
            ["amount"] = given,
            ["charge"] = charge.Id(),
            ["currency"] = charge.Text("currency"),
            ["customer"] = charge.Text("customer"),
            ["destination_details"] = new JsonObject { ["card"] = new JsonObject { ["reference_status"] = "pending", ["reference_type"] = "acquirer_reference_number", ["type"] = "refund" }, ["type"] = "card" },
            ["metadata"] = metadata?.DeepClone() ?? new JsonObject(),
            ["payment_intent"] = charge.Text("payment_intent"),
            ["payment_method"] = charge.Text("payment_method"),
            ["reason"] = reason,
            ["status"] = course == RefundCourse.Later ? "pending" : "succeeded",
        });
        refund["balance_transaction"] = _charges.Book("refund", refund.Id(), refund.Text("currency")!, -given, 0, "REFUND FOR CHARGE").Id();
        Move(charge, given);
        account.Tell("refund.created", refund);
        account.Tell("charge.refunded", charge);
        account.Tell("refund.updated", refund);
        account.Tell("charge.refund.updated", refund);
        if (course == RefundCourse.Fails) Fail(refund);
        return refund;
    }

    /// <summary>A pending one arrived.</summary>
    public void Succeed(JsonObject refund)
    {
        var changes = new JsonObject { ["status"] = "succeeded" };
        if (account.Change("refund.updated", refund, changes)) account.Tell("charge.refund.updated", refund);
    }

    /// <summary>The bank sent the money back: it is the account's again.</summary>
    public void Fail(JsonObject refund)
    {
        if (refund.Text("status") == "failed") return;
        var amount = refund.Number("amount")!.Value;
        var charge = account.Objects.Get("charge", refund.Text("charge")!);
        refund["status"] = "failed";
        refund["failure_reason"] = "expired_or_canceled_card";
        refund["failure_balance_transaction"] = _charges.Book("refund_failure", refund.Id(), refund.Text("currency")!, amount, 0, "REFUND FAILURE").Id();
        Move(charge, -amount);
        account.Tell("refund.failed", refund);
        account.Tell("charge.refund.updated", refund);
    }

    private static long Check(JsonObject charge, long? amount)
    {
        var left = charge.Number("amount_captured")!.Value - charge.Number("amount_refunded")!.Value;
        if (charge.Text("status") != "succeeded") throw StripeException.Invalid("This charge has not been paid and cannot be refunded.", "charge", "charge_not_refundable");
        if (left == 0) throw StripeException.Invalid($"Charge {charge.Id()} has already been refunded.", null, "charge_already_refunded");
        if (amount is <= 0) throw StripeException.Invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
        if (amount <= left || amount is null) return amount ?? left;
        var currency = charge.Text("currency")!;
        throw StripeException.Invalid(
            $"Refund amount ({Currencies.Words(amount.Value, currency)}) is greater than unrefunded amount on charge ({Currencies.Words(left, currency)})", "amount");
    }

    private static void Move(JsonObject charge, long amount)
    {
        charge["amount_refunded"] = charge.Number("amount_refunded") + amount;
        charge["refunded"] = charge.Number("amount_refunded") == charge.Number("amount");
    }

    private RefundCourse CourseOf(JsonObject charge) =>
        account.Objects.Find(charge.Text("payment_method")) is { } method && new PaymentMethods(account).CardOf(method) is { } card ? card.Refund : RefundCourse.AtOnce;
}

using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Operations;

/// <summary>Payment intents and setup intents, and the charges and balance transactions that come of them.</summary>
internal static class IntentOperations
{
    private static readonly string[] Taken =
    [
        "capture_method", "confirmation_method", "customer", "description", "metadata", "payment_method", "receipt_email", "setup_future_usage", "shipping",
        "statement_descriptor", "statement_descriptor_suffix", "transfer_group", "usage",
    ];

    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["GET /v1/payment_intents"] = call => call.List("payment_intent", "customer"),
        ["POST /v1/payment_intents"] = CreatePayment,
        ["GET /v1/payment_intents/{}"] = call => call.Subject("payment_intent"),
        ["POST /v1/payment_intents/{}"] = UpdatePayment,
        ["POST /v1/payment_intents/{}/confirm"] = call => ConfirmPayment(call, call.Subject("payment_intent")),
        ["POST /v1/payment_intents/{}/cancel"] = CancelPayment,
        ["GET /v1/setup_intents"] = call => call.List("setup_intent", "customer", "payment_method"),
        ["POST /v1/setup_intents"] = CreateSetup,
        ["GET /v1/setup_intents/{}"] = call => call.Subject("setup_intent"),
        ["POST /v1/setup_intents/{}"] = call => CatalogueOperations.Update(call, call.Subject("setup_intent"), "setup_intent.updated"),
        ["POST /v1/setup_intents/{}/confirm"] = call => ConfirmSetup(call, call.Subject("setup_intent")),
        ["POST /v1/setup_intents/{}/cancel"] = CancelSetup,
        ["GET /v1/charges"] = call => call.List("charge", "customer", "payment_intent"),
        ["GET /v1/charges/{}"] = call => call.Subject("charge"),
        ["GET /v1/balance_transactions"] = call => call.List("balance_transaction", "currency", "source", "type"),
        ["GET /v1/balance_transactions/{}"] = call => call.Subject("balance_transaction"),
    };

    private static JsonObject CreatePayment(StripeCall call)
    {
        var args = call.Args;
        var currency = Currencies.Read(args.Text("currency")!, "currency");
        Currencies.CheckAmount(args.Number("amount")!.Value, currency, "amount");
        if (args.ContainsKey("off_session") && !args.Is("confirm"))
            throw StripeException.Invalid("You cannot pass `off_session` unless you also pass `confirm=true`.", "off_session");
        if (args.Is("confirm") && !args.ContainsKey("payment_method"))
        {
            throw StripeException.Invalid(
                "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.", "payment_method", "payment_intent_unexpected_state");
        }

        var fields = Fields(call);
        fields["amount"] = args.Number("amount");
        fields["currency"] = currency;
        var intent = new PaymentIntents(call.Account).Create(fields);
        return args.Is("confirm") ? ConfirmPayment(call, intent) : intent;
    }

    private static JsonObject UpdatePayment(StripeCall call)
    {
        var intent = call.Subject("payment_intent");
        Expect(intent, "update", "requires_payment_method", "requires_confirmation", "requires_action");
        if (call.Args.Text("customer") is { } customer) call.Account.Objects.Get("customer", customer, "customer");
        if (call.Args.Number("amount") is { } amount) Currencies.CheckAmount(amount, intent.Text("currency")!, "amount");
        foreach (var name in call.Args.Select(pair => pair.Key).Where(name => name is "amount" or "currency" || Taken.Contains(name)))
            intent[name] = name == "metadata" ? intent.MergedMetadata(call.Args) : call.Args.Copy(name);
        if (call.Args.Text("payment_method") is { } method)
        {
            intent["payment_method"] = new PaymentMethods(call.Account).Resolve(method).Id();
            intent["status"] = "requires_confirmation";
        }

        call.Account.World.IsDirty = true;
        return intent;
    }

    private static JsonObject ConfirmPayment(StripeCall call, JsonObject intent)
    {
        Expect(intent, "confirm", "requires_payment_method", "requires_confirmation", "requires_action");
        var id = call.Ids.Count > 0 ? call.Args.Text("payment_method") ?? intent.Text("payment_method") : intent.Text("payment_method");
        if (id is null) throw StripeException.Invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", "payment_method", "payment_intent_unexpected_state");
        var method = new PaymentMethods(call.Account).Resolve(id);
        CheckOwner(method, intent);
        if (call.Args.Text("setup_future_usage") is { } usage) intent["setup_future_usage"] = usage;
        var terms = new ConfirmationTerms(IsOffSession: IsOffSession(call.Args), ReturnUrl: call.Args.Text("return_url"));
        var refusal = new PaymentConfirmation(call.Account).Confirm(intent, method, terms);
        new CheckoutPayment(call.Account).Follow(intent);
        return refusal is null ? intent : throw refusal;
    }

    // "true", or in older words "one_off" and "recurring".
    private static bool IsOffSession(JsonObject args) => args["off_session"] is JsonValue value && (value.TryGetValue<bool>(out var given) ? given : value.TryGetValue<string>(out _));

    private static void CheckOwner(JsonObject method, JsonObject intent)
    {
        if (method.Text("customer") is not { } owner || owner == intent.Text("customer")) return;
        throw StripeException.Invalid(
            intent.Text("customer") is null
                ? $"The provided PaymentMethod ({method.Id()}) cannot be used: it is attached to a customer, so the PaymentIntent must name that customer."
                : $"The provided PaymentMethod ({method.Id()}) does not belong to the Customer you supplied ({intent.Text("customer")}).",
            "payment_method");
    }

    private static JsonObject CancelPayment(StripeCall call)
    {
        var intent = call.Subject("payment_intent");
        Expect(intent, "cancel", "requires_payment_method", "requires_capture", "requires_confirmation", "requires_action", "processing");
        new PaymentIntents(call.Account).Cancel(intent, call.Args.Text("cancellation_reason"));
        return intent;
    }

    private static JsonObject CreateSetup(StripeCall call)
    {
        var intent = new SetupIntents(call.Account).Create(Fields(call));
        return call.Args.Is("confirm") ? ConfirmSetup(call, intent) : intent;
    }

    private static JsonObject ConfirmSetup(StripeCall call, JsonObject intent)
    {
        Expect(intent, "confirm", "requires_payment_method", "requires_confirmation", "requires_action");
        var id = call.Args.Text("payment_method") ?? intent.Text("payment_method")
            ?? throw StripeException.Invalid("You cannot confirm this SetupIntent because it's missing a payment method.", "payment_method", "setup_intent_unexpected_state");
        var refusal = new SetupIntents(call.Account).Confirm(intent, new PaymentMethods(call.Account).Resolve(id), false, call.Args.Text("return_url"));
        new CheckoutPayment(call.Account).Follow(intent);
        return refusal is null ? intent : throw refusal;
    }

    private static JsonObject CancelSetup(StripeCall call)
    {
        var intent = call.Subject("setup_intent");
        Expect(intent, "cancel", "requires_payment_method", "requires_confirmation", "requires_action");
        new SetupIntents(call.Account).Cancel(intent, call.Args.Text("cancellation_reason"));
        return intent;
    }

    private static JsonObject Fields(StripeCall call)
    {
        var fields = new JsonObject();
        foreach (var name in Taken.Where(call.Args.ContainsKey)) fields[name] = call.Args.Copy(name);
        if (call.Args.Text("customer") is { } customer) call.Account.Objects.Get("customer", customer, "customer");
        if (call.Args.Text("payment_method") is { } method) fields["payment_method"] = new PaymentMethods(call.Account).Resolve(method).Id();
        return fields;
    }

    private static void Expect(JsonObject intent, string act, params string[] states)
    {
        if (states.Contains(intent.Text("status"))) return;
        var kind = intent.Text("object") == "payment_intent" ? "PaymentIntent" : "SetupIntent";
        var message = $"You cannot {act} this {kind} because it has a status of {intent.Text("status")}. "
            + $"Only a {kind} with one of the following statuses may be {(act == "cancel" ? "canceled" : act.TrimEnd('e') + "ed")}: {string.Join(", ", states)}.";
        throw new StripeException(400, "invalid_request_error", message)
        {
            Code = $"{intent.Text("object")}_unexpected_state", Details = new JsonObject { [intent.Text("object")!] = intent.DeepClone() },
        };
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Billing;
using TelegramAdmin.Sandbox.Stripe.Checkout;
using TelegramAdmin.Sandbox.Stripe.Paying;
using TelegramAdmin.Sandbox.Stripe.Protocol;
using TelegramAdmin.Sandbox.Stripe.Reference;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>What payers, banks and the account's owner do. Each refuses with an <see cref="ArgumentException"/> what cannot be done.</summary>
public sealed partial class SandboxStripe
{
    /// <summary>A payer opens the payment page and presses "Pay".</summary>
    /// <param name="card">A number or a token of https://docs.stripe.com/testing.</param>
    public CheckoutOutcome Pay(string sessionId, string card = "pm_card_visa", string email = "payer@example.com") =>
        Pay(sessionId, new Payer(email, "Sandbox Payer", CardOf(card), null, AcceptsTerms: true));

    /// <summary>Pays by bank debit: the session completes unpaid, see <see cref="SettleDebit"/>.</summary>
    public CheckoutOutcome PayByDebit(string sessionId, string email = "payer@example.com") =>
        Pay(sessionId, new Payer(email, "Sandbox Payer", null, null, AcceptsTerms: true));

    /// <summary>Days later: a bank debit arrives, or does not.</summary>
    public void SettleDebit(string paymentIntentId, bool succeeds = true) => Act(() =>
    {
        var intent = _account.Objects.Get("payment_intent", paymentIntentId);
        if (intent.Text("status") != "processing") throw StripeException.Invalid("Only a bank debit that is processing can be settled.");
        new CheckoutPayment(_account).Settle(intent, succeeds);
    });

    /// <summary>The payer confirms on the bank's page (3-D Secure), or refuses to.</summary>
    /// <param name="intentId">Of a payment intent or a setup intent.</param>
    public void AnswerBank(string intentId, bool confirms = true) => Act(() => new BankPage(_account).Answer(intentId, confirms));

    public void ExpireSession(string sessionId) => Act(() => new CheckoutSessions(_account).Expire(_account.Objects.Get("checkout.session", sessionId)));

    /// <summary>The owner gives money back in Stripe's dashboard.</summary>
    /// <param name="payment">Id of a payment intent or a charge.</param>
    /// <param name="amount">In minor units; null gives back all that is left.</param>
    public string Refund(string payment, long? amount = null) => Act(() => new Refunds(_account).Create(ChargeOf(payment), amount).Id());

    /// <summary>The bank takes a refund after a while, or sends it back.</summary>
    public void SettleRefund(string refundId, bool succeeds) => Act(() =>
    {
        var refund = _account.Objects.Get("refund", refundId);
        if (succeeds) new Refunds(_account).Succeed(refund);
        else new Refunds(_account).Fail(refund);
    });

    /// <param name="payment">Id of a payment intent or a charge.</param>
    public string OpenDispute(string payment, string reason = "fraudulent") => Act(() => new Disputes(_account).Open(ChargeOf(payment), reason).Id());

    public void CloseDispute(string disputeId, bool isWon) => Act(() => new Disputes(_account).Close(_account.Objects.Get("dispute", disputeId), isWon));

    /// <summary>The period ends: the next one is invoiced and collected, or the subscription ends.</summary>
    public void RenewSubscription(string subscriptionId) => Act(() => new Subscriptions(_account).Renew(_account.Objects.Get("subscription", subscriptionId)));

    /// <summary>The owner does something in Stripe's dashboard: the same operation, which no request log shows.</summary>
    /// <param name="method">POST or DELETE.</param>
    /// <param name="path">/v1/products/prod_1</param>
    public JsonElement ActAsOwner(string method, string path, params IEnumerable<(string Name, string Value)> form) => Act(() =>
    {
        if (!OperationTable.Current.TryFind(method, path, out var entry, out var ids)) throw StripeException.UnknownUrl(method, path);
        var text = string.Join('&', form.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        return Copy(entry.Run(new StripeCall(_account, path, ids, ParameterCheck.Read(entry.Shape, FormTree.Parse(text)))));
    });

    /// <summary>Writes a payment into the account as if it had been made then; no event tells of it.</summary>
    public PastCharge AddPast(long amount, string currency, DateTimeOffset at, string? description = null) => Act(() => new PastCharges(_account).Write(amount, currency, at, description));

    internal CheckoutOutcome Pay(string sessionId, Payer payer) => Act(() =>
    {
        var session = _account.Objects.Get("checkout.session", sessionId);
        return CheckoutOutcome.Of(_account, session, new CheckoutPayment(_account).Pay(session, payer));
    });

    private static TestCard CardOf(string card) =>
        TestCards.ByNumber(card) ?? TestCards.ByToken(card) ?? throw new ArgumentException($"There is no test card {card}.", nameof(card));

    private JsonObject ChargeOf(string payment)
    {
        var charge = _account.Objects.Find(payment)?.Text("object") == "payment_intent" ? _account.Objects.Find(payment)!.Text("latest_charge") : payment;
        return _account.Objects.Get("charge", charge ?? payment);
    }

    private void Act(Action act) => Act(() =>
    {
        act();
        return true;
    });

    private T Act<T>(Func<T> act)
    {
        try
        {
            return Locked(act);
        }
        catch (StripeException refused)
        {
            throw new ArgumentException(refused.Message, refused);
        }
    }
}

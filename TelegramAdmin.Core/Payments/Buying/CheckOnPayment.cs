using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Asks Stripe how a payment stands, where an event is late or lost: when the person comes back, and when the books are compared.</summary>
public sealed class CheckOnPayment(IDatabase database, IStripeApi stripe, PaymentBook book, CheckoutOutcome outcome)
{
    /// <returns>Whether the payment moved on by it.</returns>
    public async Task<StripeResult<bool>> RunAsync(Payment payment, string source, CancellationToken cancellation)
    {
        if (payment.CheckoutSessionId is not { } id)
            return false;
        var answer = await stripe.SendAsync(new CheckoutSessions.Get(id) { Expand = ["payment_intent"] }, cancellation);
        if (!answer.TryGet(out var session, out var failure))
            return failure;
        return await database.WriteAsync(null, async db =>
        {
            if (await book.TakeAsync(db, payment.Id) is not { } taken)
                return false;
            var before = (taken.State, taken.GrantedAt);
            taken.NextTryAt = null;
            await outcome.TakeAsync(db, taken, session, source);
            return before != (taken.State, taken.GrantedAt);
        }, CancellationToken.None);
    }
}

/// <summary>What a checkout session says of its payment, by an event or because we asked.</summary>
public sealed class CheckoutOutcome(PaymentBook book, PromoBook promos, TakePayment take, FailPayment fail, TellPayer tell, EndAttempt attempt)
{
    public async Task TakeAsync(AppDbContext db, Payment payment, CheckoutSessionObject session, string source)
    {
        if (session.Status == "complete" && session.PaymentStatus is "paid" or "no_payment_required")
            await take.RunAsync(db, payment, ReceiptOf(session, source));
        else if (payment.CheckoutSessionId != session.Id)
            return; // Money counts wherever it comes from; that none came, only of our own checkout.
        else if (session.Status == "complete" && session.PaymentIntent?.Object?.Status is "requires_payment_method" or "canceled")
            await fail.RunAsync(db, payment, "payment_failed", "The payment did not arrive.", source);
        else if (session.Status == "complete")
            Processing(db, payment, source);
        else if (session.Status == "expired")
            await ExpireAsync(db, payment, source);
    }

    private static Receipt ReceiptOf(CheckoutSessionObject session, string source) => new(session.AmountTotal ?? 0, session.Currency ?? "", source)
    {
        PaymentIntentId = session.PaymentIntent?.Id,
        InvoiceId = session.Invoice,
        SubscriptionId = session.Subscription,
    };

    // Paid by a way that takes its time, such as a bank debit; another event tells how it ended.
    private void Processing(AppDbContext db, Payment payment, string source)
    {
        if (payment.State is not (PaymentState.Starting or PaymentState.Open or PaymentState.NeedsConfirmation))
            return;
        payment.State = PaymentState.Processing;
        book.Note(db, payment, PaymentStepKind.EventTaken, source, "The money is on its way.");
    }

    private async Task ExpireAsync(AppDbContext db, Payment payment, string source)
    {
        if (payment.State is not (PaymentState.Starting or PaymentState.Open or PaymentState.NeedsConfirmation))
            return;
        payment.State = PaymentState.Expired;
        payment.NextTryAt = null;
        book.Note(db, payment, PaymentStepKind.Expired, source);
        await promos.ReturnAsync(db, payment);
        await tell.ExpiredAsync(db, payment);
        await attempt.UnconfirmedAsync(db, payment);
    }
}

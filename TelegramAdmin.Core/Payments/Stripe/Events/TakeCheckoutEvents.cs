using System.Collections.Frozen;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Events;

/// <summary>A checkout was paid, is being paid by a slow way, or is over (docs.stripe.com/checkout/fulfillment).</summary>
internal sealed class TakeCheckoutEvents(PaymentBook book, CheckoutOutcome outcome, FailPayment fail, SaveCard card) : IStripeEventHandler
{
    private const string AsyncFailed = "checkout.session.async_payment_failed";

    public IReadOnlySet<string> Types { get; } =
        new[] { "checkout.session.completed", "checkout.session.async_payment_succeeded", AsyncFailed, "checkout.session.expired" }.ToFrozenSet();

    public async Task HandleAsync(StripeEventContext context)
    {
        var session = context.Read(StripeJson.Default.CheckoutSessionObject);
        if (session.Mode == "setup")
        {
            await card.TakeAsync(context.Db, session);
            return;
        }
        if (await FindPayment.OfAsync(context, book, session, session.PaymentIntent?.Id, token: session.ClientReferenceId) is not { } payment)
            return;
        payment.CheckoutSessionId ??= session.Id;
        if (context.Type == AsyncFailed)
            await fail.RunAsync(context.Db, payment, "payment_failed", "The payment did not arrive.", context.EventId);
        else
            await outcome.TakeAsync(context.Db, payment, session, context.EventId);
    }
}

using System.Collections.Frozen;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Events;

/// <summary>
/// A charge went through or was declined. Tells of a payment by checkout too, so that it is granted even where the checkout's own event is lost.
/// </summary>
internal sealed class TakeIntentEvents(PaymentBook book, TakePayment take, FailPayment fail, TakeDecline decline) : IStripeEventHandler
{
    private const string Succeeded = "payment_intent.succeeded";

    public IReadOnlySet<string> Types { get; } = new[] { Succeeded, "payment_intent.payment_failed" }.ToFrozenSet();

    public async Task HandleAsync(StripeEventContext context)
    {
        var intent = context.Read(StripeJson.Default.PaymentIntentObject);
        if (await FindPayment.OfAsync(context, book, intent, intent.Id) is not { } payment)
            return;
        if (context.Type == Succeeded)
            await take.RunAsync(context.Db, payment, ReceiptOf(intent, context.EventId));
        else if (payment is { GrantedAt: null, AmountPaid: null })
            await DeclinedAsync(context, payment, intent);
    }

    private Task DeclinedAsync(StripeEventContext context, Payment payment, PaymentIntentObject intent)
    {
        var (code, message) = (intent.LastPaymentError?.DeclineCode ?? intent.LastPaymentError?.Code, intent.LastPaymentError?.Message);
        if (payment.Origin != PaymentOrigin.AutoRecharge)
            return fail.DeclinedAsync(context.Db, payment, code, message, context.EventId);
        // Whoever charged a saved card has the decline from the answer, except where the answer was that the money is on its way.
        return payment.State == PaymentState.Processing && payment.PaymentIntentId == intent.Id
            ? decline.RunAsync(context.Db, payment, code, message, context.EventId)
            : Task.CompletedTask;
    }

    internal static Receipt ReceiptOf(PaymentIntentObject intent, string source) => new(intent.AmountReceived, intent.Currency, source)
    {
        PaymentIntentId = intent.Id,
        ChargeId = intent.LatestCharge?.Id,
        Method = intent.LatestCharge?.Object?.PaymentMethodDetails?.ToString(),
    };
}

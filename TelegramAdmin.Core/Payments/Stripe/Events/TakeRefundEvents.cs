using System.Collections.Frozen;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Events;

/// <summary>Money goes back: asked for here, or made in Stripe's dashboard.</summary>
internal sealed class TakeRefundEvents(PaymentBook book, RefundBook refunds) : IStripeEventHandler
{
    public IReadOnlySet<string> Types { get; } = new[] { "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" }.ToFrozenSet();

    public async Task HandleAsync(StripeEventContext context)
    {
        var said = context.Read(StripeJson.Default.RefundObject);
        if (await FindPayment.OfAsync(context, book, said, said.PaymentIntent, said.Charge) is { } payment)
            await refunds.TakeAsync(context.Db, payment, said, context.EventId);
    }
}

/// <summary>A cardholder's bank asks for the money back, or has decided.</summary>
internal sealed class TakeDisputeEvents(PaymentBook book, DisputeBook disputes) : IStripeEventHandler
{
    public IReadOnlySet<string> Types { get; } =
        new[] { "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated" }.ToFrozenSet();

    public async Task HandleAsync(StripeEventContext context)
    {
        var said = context.Read(StripeJson.Default.DisputeObject);
        if (await FindPayment.OfAsync(context, book, said, said.PaymentIntent, said.Charge) is { } payment)
            await disputes.TakeAsync(context.Db, payment, said);
    }
}

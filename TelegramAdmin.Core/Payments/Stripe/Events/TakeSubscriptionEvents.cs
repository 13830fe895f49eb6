using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe.Events;

/// <summary>A pass is renewed, or its renewal failed. The first invoice is of the checkout's own payment, each later one is a payment of its own.</summary>
internal sealed class TakeInvoiceEvents(InvoiceBook invoices) : IStripeEventHandler
{
    public IReadOnlySet<string> Types { get; } = new[] { "invoice.paid", "invoice.payment_failed" }.ToFrozenSet();

    public Task HandleAsync(StripeEventContext context) =>
        invoices.TakeAsync(context.Db, context.Read(StripeJson.Default.InvoiceObject), context.IsLive, context.EventId);
}

/// <summary>What an invoice of a subscription says of its payment, by an event or because we asked.</summary>
internal sealed class InvoiceBook(PaymentBook book, TakePayment take, FailPayment fail, TimeProvider time)
{
    /// <returns>Whether something was granted by it.</returns>
    public async Task<bool> TakeAsync(AppDbContext db, InvoiceObject invoice, bool isLive, string source)
    {
        var token = invoice.Parent?.SubscriptionDetails?.Metadata?.GetValueOrDefault("payment");
        if (token is null || await book.TakeAsync(db, token) is not { } first || first.IsLive != isLive)
            return false;
        if (invoice.BillingReason is not ("subscription_create" or "subscription_cycle") || invoice is { BillingReason: "subscription_cycle", AmountDue: 0 })
            return false; // Prorations and what is written by hand buy no time.
        var payment = invoice.BillingReason == "subscription_create" ? first : await RenewalAsync(db, first, invoice);
        var wasGranted = payment.GrantedAt is not null;
        if (invoice.Status == "paid")
            await take.RunAsync(db, payment, ReceiptOf(invoice, source));
        else if (!wasGranted && payment != first)
            await fail.RunAsync(db, payment, "card_declined", "The renewal was declined. Stripe tries again by itself.", source);
        return !wasGranted && payment.GrantedAt is not null;
    }

    private async Task<Payment> RenewalAsync(AppDbContext db, Payment first, InvoiceObject invoice)
    {
        var known = await db.Payments.Where(p => p.InvoiceId == invoice.Id).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        if (known is not null)
            return (await book.TakeAsync(db, known.Value))!;
        var payment = db.Payments.Add(new Payment
        {
            WorkspaceId = first.WorkspaceId,
            Token = SecretProtector.NewSecret(32),
            AccountId = first.AccountId,
            TelegramUserId = first.TelegramUserId,
            BotId = first.BotId,
            ProductId = first.ProductId,
            ProductName = first.ProductName,
            PassLength = first.PassLength,
            PassUnit = first.PassUnit,
            TierId = first.TierId,
            Provider = PaymentProvider.Stripe,
            Origin = PaymentOrigin.Renewal,
            IsLive = first.IsLive,
            Currency = invoice.Currency.ToUpperInvariant(),
            Amount = invoice.AmountDue,
            State = PaymentState.Processing,
            InvoiceId = invoice.Id,
            SubscriptionId = invoice.Subscription,
            CreatedAt = time.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync();
        book.Note(db, payment, PaymentStepKind.Begun, invoice.Id, "Renewed by Stripe");
        return payment;
    }

    private static Receipt ReceiptOf(InvoiceObject invoice, string source) => new(invoice.AmountPaid, invoice.Currency, source)
    {
        InvoiceId = invoice.Id,
        SubscriptionId = invoice.Subscription,
        PaymentIntentId = invoice.PaymentIntent,
        PaidUntil = invoice.Lines is { Data: [{ Period.End: var end }, ..] } ? end : null,
    };
}

/// <summary>Keeps what Stripe says of a subscription, for the account panel and /billing.</summary>
internal sealed class TakeSubscriptionEvents(PaymentBook book) : IStripeEventHandler
{
    public IReadOnlySet<string> Types { get; } = new[] { "customer.subscription.created", "customer.subscription.updated", "customer.subscription.deleted" }.ToFrozenSet();

    public async Task HandleAsync(StripeEventContext context)
    {
        var said = context.Read(StripeJson.Default.SubscriptionObject);
        if (await FindPayment.OfAsync(context, book, said) is not { } payment)
            return;
        var row = await context.Db.Subscriptions.AsTracking().FirstOrDefaultAsync(s => s.StripeSubscriptionId == said.Id) ?? context.Db.Subscriptions.Add(New(payment, said)).Entity;
        if (row.Status == "canceled")
            return; // The end of it; what comes later happened before.
        row.Status = ShortText.Cut(said.Status, 32);
        row.CancelsAtPeriodEnd = said.CancelAtPeriodEnd || said.CancelAt is not null;
        row.CurrentPeriodEnd = said.CurrentPeriodEnd ?? row.CurrentPeriodEnd;
        payment.SubscriptionId ??= said.Id;
        book.Tell(context.Db, payment);
    }

    private static Subscription New(Payment payment, SubscriptionObject said) => new()
    {
        WorkspaceId = payment.WorkspaceId,
        AccountId = payment.AccountId,
        BotId = payment.BotId,
        ProductId = payment.ProductId,
        StripeSubscriptionId = said.Id,
        IsLive = said.Livemode,
        Status = "incomplete",
        CreatedAt = said.Created,
    };
}

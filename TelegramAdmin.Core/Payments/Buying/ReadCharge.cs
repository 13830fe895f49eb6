using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Reads what only Stripe knows of a payment that went through: the card, and the fee.</summary>
internal sealed class ReadCharge(IDatabase database, IStripeApi stripe, PaymentBook book, TimeProvider time)
{
    private const int LargestTries = 6;

    public async Task RunAsync(Payment payment, CancellationToken cancellation)
    {
        var intentId = payment.PaymentIntentId ?? await IntentOfInvoiceAsync(payment, cancellation);
        var answer = intentId is null ? null : await ReadAsync(intentId, cancellation);
        await database.WriteAsync(null, async db =>
        {
            if (await book.TakeAsync(db, payment.Id) is not { } taken)
                return;
            taken.NextTryAt = null;
            taken.PaymentIntentId ??= intentId;
            if (answer is { } charge && await KeepAsync(db, taken, charge))
                return;
            if (taken.Tries++ < LargestTries)
                book.Schedule(db, taken, TimeSpan.FromSeconds(5 * taken.Tries * taken.Tries));
        }, CancellationToken.None);
    }

    private async Task<string?> IntentOfInvoiceAsync(Payment payment, CancellationToken cancellation) =>
        payment.InvoiceId is { } invoice && (await stripe.SendAsync(new Invoices.Get(invoice) { Expand = ["payments"] }, cancellation)).TryGet(out var found, out _) ? found.PaymentIntent : null;

    private async Task<ChargeObject?> ReadAsync(string intentId, CancellationToken cancellation) =>
        (await stripe.SendAsync(new PaymentIntents.Get(intentId) { Expand = ["latest_charge.balance_transaction"] }, cancellation)).TryGet(out var intent, out _) ? intent.LatestCharge?.Object : null;

    private async Task<bool> KeepAsync(AppDbContext db, Payment payment, ChargeObject charge)
    {
        payment.ChargeId = charge.Id;
        payment.Method = charge.PaymentMethodDetails is { } method ? ShortText.Cut(method.ToString(), 64) : payment.Method;
        book.Tell(db, payment);
        if (charge.BalanceTransaction?.Object is not { } balance)
            return false;
        var fee = FeeOf(payment, balance);
        if (payment.Fee is null)
            await db.CountAsync(payment, payment.GrantedAt ?? time.GetUtcNow(), fees: fee);
        payment.Fee ??= fee;
        payment.Tries = 0;
        return true;
    }

    // The fee is in the account's currency; where that is another one, it is told in the payment's, as the same part of the money.
    private static long FeeOf(Payment payment, BalanceTransactionObject balance) => balance.Amount != 0 && !balance.Currency.Equals(payment.Currency, StringComparison.OrdinalIgnoreCase)
        ? (long)Math.Round((decimal)balance.Fee * (payment.AmountPaid ?? payment.Amount) / balance.Amount)
        : balance.Fee;
}

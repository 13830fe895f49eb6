using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>The other way round, from our book to Stripe's: what was granted must have been paid, and what is open for long must still be open there.</summary>
internal sealed class CompareGranted(IDatabase database, IStripeApi stripe, CheckOnPayment check, FindingBook findings, EngineOptions options)
{
    private const int MostOpen = 500;

    /// <summary>Just granted payments are left alone: Stripe's lists may be a moment behind.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private static readonly PaymentState[] Unsettled = [PaymentState.Open, PaymentState.Processing, PaymentState.NeedsConfirmation];

    /// <param name="paid">What Stripe's list says is paid; what is not on it is asked for.</param>
    public async Task RunAsync(ReconciliationRun run, DateTimeOffset from, HashSet<string> paid, CancellationToken cancellation)
    {
        await GrantedAsync(run, from, paid, cancellation);
        await OpenAsync(run, from, cancellation);
    }

    private async Task GrantedAsync(ReconciliationRun run, DateTimeOffset from, HashSet<string> paid, CancellationToken cancellation)
    {
        await using var read = database.ReadAll();
        var (isLive, until) = (options.Stripe.IsLive, run.StartedAt - Settling);
        var granted = await read.Payments.Where(p => p.Provider == PaymentProvider.Stripe && p.IsLive == isLive && p.State != PaymentState.Failed && p.GrantedAt >= from && p.GrantedAt < until).ToListAsync(cancellation);
        foreach (var payment in granted.Where(p => p.PaymentIntentId is null || !paid.Contains(p.PaymentIntentId)))
        {
            if (await IsPaidAsync(payment, cancellation) is not false)
                continue;
            await database.WriteAsync(null, async db =>
            {
                if (await findings.FindAsync(db, payment, FindingKind.GrantedNotPaid, payment.PaymentIntentId ?? payment.CheckoutSessionId ?? payment.Token, "It was granted here, and Stripe has no such payment or did not get the money."))
                    db.AfterCommit(() => run.Found++);
            }, CancellationToken.None);
        }
    }

    // Made before Stripe's lists begin, and its end never heard of: a bank debit that took days, or an event that was lost.
    private async Task OpenAsync(ReconciliationRun run, DateTimeOffset from, CancellationToken cancellation)
    {
        await using var read = database.ReadAll();
        var isLive = options.Stripe.IsLive;
        var open = await read.Payments.Where(p => p.Provider == PaymentProvider.Stripe && p.IsLive == isLive && Unsettled.Contains(p.State) && p.CheckoutSessionId != null && p.CreatedAt < from)
            .OrderBy(p => p.Id).Take(MostOpen).ToListAsync(cancellation);
        foreach (var payment in open)
        {
            if ((await check.RunAsync(payment, "reconciliation", cancellation)).TryGet(out var moved, out _) && moved)
                run.Repaired++;
        }
    }

    /// <returns>Null where Stripe does not say.</returns>
    private async Task<bool?> IsPaidAsync(Payment payment, CancellationToken cancellation)
    {
        if (payment.PaymentIntentId is { } intentId)
            return Says(await stripe.SendAsync(new PaymentIntents.Get(intentId), cancellation), intent => intent.Status == "succeeded");
        if (payment.InvoiceId is { } invoiceId)
            return Says(await stripe.SendAsync(new Invoices.Get(invoiceId), cancellation), invoice => invoice.Status == "paid");
        if (payment.CheckoutSessionId is { } sessionId)
            return Says(await stripe.SendAsync(new CheckoutSessions.Get(sessionId), cancellation), session => session.PaymentStatus is "paid" or "no_payment_required");
        return false;
    }

    private static bool? Says<T>(StripeResult<T> answer, Func<T, bool> isPaid) => answer.TryGet(out var said, out var failure) ? isPaid(said) : failure.IsMissing ? false : null;
}

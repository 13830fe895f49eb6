using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>What Stripe gave back, and what banks took back, must be taken back here, however long ago the payment itself was.</summary>
internal sealed class CompareReturned(IDatabase database, IStripeApi stripe, PaymentBook book, RefundBook refunds, DisputeBook disputes)
{
    /// <summary>Until then a bank can send a refund back (docs.stripe.com/refunds#failed-refunds).</summary>
    private static readonly TimeSpan RefundCourse = TimeSpan.FromDays(30);

    /// <summary>Until then a dispute is decided (docs.stripe.com/disputes/how-disputes-work).</summary>
    private static readonly TimeSpan DisputeCourse = TimeSpan.FromDays(120);

    /// <exception cref="BookUnreadableException">Stripe did not give its book.</exception>
    public async Task RunAsync(ReconciliationRun run, DateTimeOffset from, CancellationToken cancellation)
    {
        await foreach (var page in stripe.ReadAsync(new Refunds.List { From = from - RefundCourse }, cancellation))
            await RefundsAsync(run, page, cancellation);
        await foreach (var page in stripe.ReadAsync(new Disputes.List { From = from - DisputeCourse }, cancellation))
            await DisputesAsync(run, page, cancellation);
    }

    private async Task RefundsAsync(ReconciliationRun run, IReadOnlyList<RefundObject> page, CancellationToken cancellation)
    {
        var ids = page.Select(r => r.Id).ToList();
        await using var read = database.ReadAll();
        var known = await read.Refunds.Where(r => ids.Contains(r.StripeRefundId!)).ToDictionaryAsync(r => r.StripeRefundId!, r => r.State, cancellation);
        foreach (var refund in page.Where(r => !known.TryGetValue(r.Id, out var state) || state != SendRefund.StateOf(r)))
            await TakeAsync(run, refund.PaymentIntent, (db, payment) => refunds.TakeAsync(db, payment, refund, "reconciliation"));
    }

    private async Task DisputesAsync(ReconciliationRun run, IReadOnlyList<DisputeObject> page, CancellationToken cancellation)
    {
        var ids = page.Select(d => d.Id).ToList();
        await using var read = database.ReadAll();
        var known = await read.Disputes.Where(d => ids.Contains(d.StripeDisputeId)).ToDictionaryAsync(d => d.StripeDisputeId, d => d.Status, cancellation);
        foreach (var dispute in page.Where(d => known.GetValueOrDefault(d.Id) != d.Status))
            await TakeAsync(run, dispute.PaymentIntent, (db, payment) => disputes.TakeAsync(db, payment, dispute));
    }

    private Task TakeAsync(ReconciliationRun run, string? intentId, Func<AppDbContext, Payment, Task> take) => database.WriteAsync(null, async db =>
    {
        var id = await db.Payments.Where(p => intentId != null && p.PaymentIntentId == intentId).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        if (id is null || await book.TakeAsync(db, id.Value) is not { } payment)
            return; // Another program's.
        var before = (payment.AmountRefunded, payment.State);
        await take(db, payment);
        if (before != (payment.AmountRefunded, payment.State))
            db.AfterCommit(() => run.Repaired++);
    }, CancellationToken.None);
}

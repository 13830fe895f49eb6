using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Payments.Stripe.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>
/// Reads Stripe's book from where the last run ended and holds each line against ours. What is plain is put right by the same code that an
/// event would have run; what is not is listed for a person.
/// </summary>
internal sealed class CompareStripe(
    IDatabase database, IStripeApi stripe, PaymentBook book, CheckoutOutcome outcome, TakePayment take, InvoiceBook invoices, RefundBook refunds, DisputeBook disputes,
    FindingBook findings, EngineOptions options, TimeProvider time)
{
    /// <summary>A checkout can be paid a day after it was made.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(25);

    /// <summary>How far the first run looks back; Stripe repeats events for three days.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(4);

    /// <summary>Just granted payments are left alone: Stripe's lists may be a moment behind.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private bool IsLive => options.Stripe.IsLive;

    /// <exception cref="BookUnreadableException">Stripe did not give its book; nothing is known of what was not read.</exception>
    public async Task RunAsync(ReconciliationRun run, CancellationToken cancellation)
    {
        var from = await FromAsync(run.StartedAt, cancellation);
        await SessionsAsync(run, from, cancellation);
        var paid = await IntentsAsync(run, from, cancellation);
        await InvoicesAsync(run, from, cancellation);
        await GrantedAsync(run, from, paid, cancellation);
        run.Place = run.StartedAt.ToUnixTimeSeconds();
    }

    private async Task<DateTimeOffset> FromAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var last = await db.ReconciliationRuns.Where(r => r.Provider == PaymentProvider.Stripe && r.FinishedAt != null && r.Error == null).OrderByDescending(r => r.Id).Select(r => (long?)r.Place).FirstOrDefaultAsync(cancellation);
        return last is > 0 and var place ? DateTimeOffset.FromUnixTimeSeconds(place) - Overlap : now - FirstLook;
    }

    private async Task SessionsAsync(ReconciliationRun run, DateTimeOffset from, CancellationToken cancellation)
    {
        await foreach (var session in LinesAsync(new CheckoutSessions.List { From = from }, cancellation))
        {
            if (session.Mode == CheckoutSessions.Setup || session.Status == "open" || session.MetadataOf("payment") is not { } token)
                continue;
            await WriteAsync(async db =>
            {
                if (await book.TakeAsync(db, token) is not { GrantedAt: null } payment || payment.IsLive != session.Livemode)
                    return;
                payment.CheckoutSessionId ??= session.Id;
                await outcome.TakeAsync(db, payment, session, "reconciliation");
                Count(run, db, payment);
            });
        }
    }

    private async Task<HashSet<string>> IntentsAsync(ReconciliationRun run, DateTimeOffset from, CancellationToken cancellation)
    {
        var paid = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var intent in LinesAsync(new PaymentIntents.List { From = from, Expand = ["data.latest_charge"] }, cancellation))
        {
            if (intent.Status != "succeeded")
                continue;
            paid.Add(intent.Id);
            run.Compared++;
            await WriteAsync(db => TakeIntentAsync(db, run, intent, cancellation));
        }
        return paid;
    }

    private async Task TakeIntentAsync(AppDbContext db, ReconciliationRun run, PaymentIntentObject intent, CancellationToken cancellation)
    {
        var token = intent.MetadataOf("payment");
        var payment = await book.TakeAsync(db, token) ?? await ByIntentAsync(db, intent.Id);
        if (payment is null)
        {
            if (token is not null)
                await UnknownAsync(db, run, intent);
            return;
        }
        if (payment.IsLive != intent.Livemode)
            return;
        if (payment.GrantedAt is null)
        {
            await take.RunAsync(db, payment, TakeIntentEvents.ReceiptOf(intent, "reconciliation"));
            Count(run, db, payment);
        }
        if (intent.LatestCharge?.Object is { } charge && (charge.AmountRefunded > payment.AmountRefunded || charge.Disputed))
            await ReturnsAsync(db, run, payment, charge, cancellation);
    }

    // Asked inside the transaction, as the payment is locked anyway and this is rare: a refund or a dispute of which no event came.
    private async Task ReturnsAsync(AppDbContext db, ReconciliationRun run, Payment payment, ChargeObject charge, CancellationToken cancellation)
    {
        var before = (payment.AmountRefunded, payment.State);
        foreach (var refund in (await stripe.AllAsync(new Refunds.List { PaymentIntent = payment.PaymentIntentId }, cancellation)).TryGet(out var made, out _) ? made : [])
            await refunds.TakeAsync(db, payment, refund, "reconciliation");
        foreach (var dispute in charge.Disputed && (await stripe.AllAsync(new Disputes.List { PaymentIntent = payment.PaymentIntentId }, cancellation)).TryGet(out var opened, out _) ? opened : [])
            await disputes.TakeAsync(db, payment, dispute);
        if (before != (payment.AmountRefunded, payment.State))
            run.Repaired++;
    }

    private async Task InvoicesAsync(ReconciliationRun run, DateTimeOffset from, CancellationToken cancellation)
    {
        await foreach (var invoice in LinesAsync(new Invoices.List { From = from, Status = "paid" }, cancellation))
        {
            await WriteAsync(async db =>
            {
                if (await invoices.TakeAsync(db, invoice, invoice.Livemode, "reconciliation"))
                    run.Repaired++;
            });
        }
    }

    /// <summary>The other way round: what we granted must have been paid.</summary>
    private async Task GrantedAsync(ReconciliationRun run, DateTimeOffset from, HashSet<string> paid, CancellationToken cancellation)
    {
        await using var read = database.ReadAll();
        var (isLive, until) = (IsLive, run.StartedAt - Settling);
        var granted = await read.Payments.Where(p => p.Provider == PaymentProvider.Stripe && p.IsLive == isLive && p.GrantedAt >= from && p.GrantedAt < until).ToListAsync(cancellation);
        foreach (var payment in granted.Where(p => p.PaymentIntentId is null || !paid.Contains(p.PaymentIntentId)))
        {
            if (await IsPaidAsync(payment, cancellation) is not false)
                continue;
            await WriteAsync(async db =>
            {
                if (await findings.FindAsync(db, payment, FindingKind.GrantedNotPaid, payment.PaymentIntentId ?? payment.CheckoutSessionId ?? payment.Token, "It was granted here, and Stripe has no such payment or did not get the money."))
                    run.Found++;
            });
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

    private async Task UnknownAsync(AppDbContext db, ReconciliationRun run, PaymentIntentObject intent)
    {
        var workspace = int.TryParse(intent.MetadataOf("workspace"), out var number) && number > 0 ? new WorkspaceId(number) : WorkspaceId.Default;
        var isNew = await findings.FindAsync(db, new ReconciliationFinding
        {
            WorkspaceId = workspace,
            Kind = FindingKind.UnknownPayment,
            Provider = PaymentProvider.Stripe,
            Reference = intent.Id,
            Currency = intent.Currency.ToUpperInvariant(),
            Amount = intent.AmountReceived,
            Detail = "Stripe has this payment with our mark on it, and there is none here: another installation's, or one from before a restored backup.",
            State = FindingState.Open,
            FoundAt = time.GetUtcNow(),
        });
        if (isNew)
            run.Found++;
    }

    private async Task<Payment?> ByIntentAsync(AppDbContext db, string intentId)
    {
        var id = await db.Payments.Where(p => p.PaymentIntentId == intentId).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        return id is null ? null : await book.TakeAsync(db, id.Value);
    }

    private static void Count(ReconciliationRun run, AppDbContext db, Payment payment)
    {
        if (payment.GrantedAt is not null)
            db.AfterCommit(() => run.Repaired++);
        else if (payment.State == PaymentState.PaidNotGranted)
            db.AfterCommit(() => run.Found++);
    }

    private Task WriteAsync(Func<AppDbContext, Task> work) => database.WriteAsync(null, work, CancellationToken.None);

    private async IAsyncEnumerable<T> LinesAsync<T>(StripePage<T> request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation) where T : StripeObject
    {
        await foreach (var page in stripe.PagesAsync(request, cancellation))
        {
            if (!page.TryGet(out var lines, out var failure))
                throw new BookUnreadableException(failure.ToFailure().Message);
            foreach (var line in lines)
                yield return line;
        }
    }
}

/// <summary>Stripe or Telegram did not give a list to its end.</summary>
public sealed class BookUnreadableException(string message) : Exception(message);

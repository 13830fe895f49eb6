using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Stripe.Client;
using TelegramAdmin.Core.Payments.Stripe.Client.Objects;
using TelegramAdmin.Core.Payments.Stripe.Client.Requests;
using TelegramAdmin.Core.Payments.Stripe.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reconciling;

/// <summary>What Stripe got must be granted here. Only lines that tell something new are written.</summary>
internal sealed partial class ComparePaid(
    IDatabase database, IStripeApi stripe, PaymentBook book, CheckoutOutcome outcome, TakePayment take, InvoiceBook invoices, FindingBook findings, TimeProvider time, ILogger<ComparePaid> logger)
{
    /// <returns>The intents of that time that were paid.</returns>
    /// <exception cref="BookUnreadableException">Stripe did not give its book.</exception>
    public async Task<HashSet<string>> RunAsync(ReconciliationRun run, DateTimeOffset from, CancellationToken cancellation)
    {
        var paid = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in stripe.ReadAsync(new CheckoutSessions.List { From = from, Expand = ["data.payment_intent"] }, cancellation))
            await SessionsAsync(run, [.. page.Where(s => s.Mode != CheckoutSessions.Setup && s.Status != "open" && s.MetadataOf("payment") is not null)], cancellation);
        await foreach (var page in stripe.ReadAsync(new PaymentIntents.List { From = from, Expand = ["data.latest_charge"] }, cancellation))
            await IntentsAsync(run, [.. page.Where(i => i.Status == "succeeded" && paid.Add(i.Id))], cancellation);
        await foreach (var page in stripe.ReadAsync(new Invoices.List { From = from, Status = "paid" }, cancellation))
            await InvoicesAsync(run, page);
        return paid;
    }

    private async Task SessionsAsync(ReconciliationRun run, List<CheckoutSessionObject> page, CancellationToken cancellation)
    {
        var known = await KnownAsync(page, cancellation);
        foreach (var session in page.Where(s => known.GetValueOrDefault(s.MetadataOf("payment")!) is { GrantedAt: null } p && (s.Status != "expired" || p.State != PaymentState.Expired)))
        {
            await WriteAsync(run, async db =>
            {
                if (await book.TakeAsync(db, session.MetadataOf("payment")) is not { GrantedAt: null } payment || payment.IsLive != session.Livemode)
                    return;
                var before = payment.State;
                payment.CheckoutSessionId ??= session.Id;
                await outcome.TakeAsync(db, payment, session, "reconciliation");
                Count(run, db, before, payment);
            });
        }
    }

    private async Task IntentsAsync(ReconciliationRun run, List<PaymentIntentObject> page, CancellationToken cancellation)
    {
        run.Compared += page.Count;
        var known = await KnownAsync(page, cancellation);
        foreach (var intent in page.Where(i => i.MetadataOf("payment") is not { } token || known.GetValueOrDefault(token) is not { GrantedAt: not null } p || p.PaymentIntentId != i.Id))
            await WriteAsync(run, db => IntentAsync(db, run, intent));
    }

    private async Task IntentAsync(AppDbContext db, ReconciliationRun run, PaymentIntentObject intent)
    {
        var token = intent.MetadataOf("payment");
        var payment = await book.TakeAsync(db, token) ?? await ByIntentAsync(db, intent.Id);
        if (payment is null && token is not null)
            await UnknownAsync(db, run, intent);
        if (payment is null || payment.IsLive != intent.Livemode)
            return;
        var before = payment.State;
        await take.RunAsync(db, payment, TakeIntentEvents.ReceiptOf(intent, "reconciliation"));
        Count(run, db, before, payment);
    }

    private async Task InvoicesAsync(ReconciliationRun run, IReadOnlyList<InvoiceObject> page)
    {
        foreach (var invoice in page)
        {
            await WriteAsync(run, async db =>
            {
                if (await invoices.TakeAsync(db, invoice, invoice.Livemode, "reconciliation"))
                    db.AfterCommit(() => run.Repaired++);
            });
        }
    }

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
            db.AfterCommit(() => run.Found++);
    }

    private async Task<Dictionary<string, Payment>> KnownAsync(IEnumerable<StripeObject> page, CancellationToken cancellation)
    {
        var tokens = page.Select(line => line.MetadataOf("payment")).OfType<string>().ToList();
        await using var db = database.ReadAll();
        return await db.Payments.Where(p => tokens.Contains(p.Token)).ToDictionaryAsync(p => p.Token, cancellation);
    }

    private async Task<Payment?> ByIntentAsync(AppDbContext db, string intentId)
    {
        var id = await db.Payments.Where(p => p.PaymentIntentId == intentId).Select(p => (long?)p.Id).FirstOrDefaultAsync();
        return id is null ? null : await book.TakeAsync(db, id.Value);
    }

    private static void Count(ReconciliationRun run, AppDbContext db, PaymentState before, Payment payment)
    {
        if (payment.State == before)
            return;
        if (payment.State == PaymentState.PaidNotGranted)
            db.AfterCommit(() => run.Found++);
        else
            db.AfterCommit(() => run.Repaired++);
    }

    // One line that cannot be taken keeps no other from being compared; the run says so, and the next one begins before it again.
    private async Task WriteAsync(ReconciliationRun run, Func<AppDbContext, Task> work)
    {
        try
        {
            await database.WriteAsync(null, work, CancellationToken.None);
        }
        catch (Exception e) when (e is not StorageUnavailableException)
        {
            Log.LineFailed(logger, e);
            run.Error ??= "A line of Stripe's book could not be taken; the log says why. The others were compared.";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A line of Stripe's book could not be compared")]
        public static partial void LineFailed(ILogger logger, Exception e);
    }
}

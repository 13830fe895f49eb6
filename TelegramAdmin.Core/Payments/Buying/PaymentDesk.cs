using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Payments.Granting;
using TelegramAdmin.Core.Payments.Recharging;
using TelegramAdmin.Core.Payments.Returning;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>
/// Does what payments wait for outside of transactions: makes checkouts, saves and charges cards, sends refunds, reads fees. What is due lies in
/// the rows, so after a crash it goes on where it was; Stripe's idempotency keys keep anything from being done twice.
/// </summary>
[OnLeader]
internal sealed partial class PaymentDesk : BackgroundService
{
    private const int AtOnce = 6;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(20);

    private readonly IDatabase _database;
    private readonly PaymentTasks _tasks;
    private readonly EventBus _events;
    private readonly TimeProvider _time;
    private readonly ILogger<PaymentDesk> _logger;
    private readonly Alarm _alarm;

    public PaymentDesk(IDatabase database, PaymentTasks tasks, EventBus events, TimeProvider time, ILogger<PaymentDesk> logger) =>
        (_database, _tasks, _events, _time, _logger, _alarm) = (database, tasks, events, time, logger, new Alarm(time));

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var work = _events.Subscribe<PaymentWorkWaits>(_ => _alarm.Ring());
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = TimeSpan.FromSeconds(5);
            try
            {
                while (await RunDueAsync(stoppingToken) > 0)
                {
                }
                sleep = await UntilNextAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Postponed(_logger, e);
            }
            await _alarm.SleepAsync(sleep, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        await using var db = _database.ReadAll();
        var payments = await db.Payments.Where(p => p.NextTryAt != null && p.NextTryAt <= now).OrderBy(p => p.NextTryAt).Take(64).ToListAsync(cancellation);
        var refunds = await db.Refunds.Where(r => r.NextTryAt != null && r.NextTryAt <= now).OrderBy(r => r.NextTryAt).Take(64).ToListAsync(cancellation);
        var cards = await db.AutoRecharges.Where(r => r.SetupSessionId != null && r.NextTryAt != null && r.NextTryAt <= now).OrderBy(r => r.NextTryAt).Take(64).ToListAsync(cancellation);
        IEnumerable<Func<CancellationToken, Task>> work =
        [
            .. payments.Select(p => new Func<CancellationToken, Task>(c => _tasks.RunAsync(p, c))),
            .. refunds.Select(r => new Func<CancellationToken, Task>(c => _tasks.RunAsync(r, c))),
            .. cards.Select(r => new Func<CancellationToken, Task>(c => _tasks.RunAsync(r, c))),
        ];
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (task, token) => await task(token));
        return payments.Count + refunds.Count + cards.Count;
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancellation)
    {
        await using var db = _database.ReadAll();
        var payment = await db.Payments.Where(p => p.NextTryAt != null).MinAsync(p => p.NextTryAt, cancellation);
        var refund = await db.Refunds.Where(r => r.NextTryAt != null).MinAsync(r => r.NextTryAt, cancellation);
        var card = await db.AutoRecharges.Where(r => r.SetupSessionId != null && r.NextTryAt != null).MinAsync(r => r.NextTryAt, cancellation);
        var next = new[] { payment, refund, card }.Min() is { } at ? at - _time.GetUtcNow() : LongestSleep;
        return next < TimeSpan.Zero ? TimeSpan.Zero : next > LongestSleep ? LongestSleep : next;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Payments wait: their work could not be done just now")]
        public static partial void Postponed(ILogger logger, Exception e);
    }
}

/// <summary>Which work a payment or a refund waits for.</summary>
internal sealed partial class PaymentTasks(
    IDatabase database, PaymentBook book, MakeCheckout checkout, ChargeSavedCard charge, CheckOnPayment check, ReadCharge read, SendRefund refund, CancelSubscription cancel, SaveCard card, TimeProvider time, ILogger<PaymentTasks> logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Payment payment, CancellationToken cancellation)
    {
        try
        {
            await DoAsync(payment, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One payment's fault holds up no other.
            Log.Failed(logger, e, payment.Id);
            await RestAsync(payment.Id);
        }
    }

    public async Task RunAsync(Refund waiting, CancellationToken cancellation)
    {
        try
        {
            await refund.RunAsync(waiting, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.RefundFailed(logger, e, waiting.Id);
            await database.WriteAsync(null, async db =>
            {
                if (await db.Refunds.AsTracking().FirstOrDefaultAsync(r => r.Id == waiting.Id) is { } row)
                    row.NextTryAt = time.GetUtcNow() + Rest;
            }, CancellationToken.None);
        }
    }

    public async Task RunAsync(AutoRecharge saving, CancellationToken cancellation)
    {
        try
        {
            await card.FinishAsync(saving, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.CardFailed(logger, e, saving.AccountId);
            await database.WriteAsync(null, async db =>
            {
                if (await db.AutoRecharges.AsTracking().FirstOrDefaultAsync(r => r.AccountId == saving.AccountId) is { SetupSessionId: not null } row)
                    row.NextTryAt = time.GetUtcNow() + Rest;
            }, CancellationToken.None);
        }
    }

    private Task DoAsync(Payment payment, CancellationToken cancellation) => payment switch
    {
        { Provider: PaymentProvider.Stars } => ClearAsync(payment.Id),
        { State: PaymentState.Starting, Origin: PaymentOrigin.AutoRecharge } => charge.RunAsync(payment, cancellation),
        { State: PaymentState.Starting or PaymentState.NeedsConfirmation } => checkout.RunAsync(payment, cancellation),
        { State: PaymentState.Open, CheckoutUrl: not null } => ShowAgainOrCheckAsync(payment, cancellation),
        { State: PaymentState.Refunded or PaymentState.ChargedBack, SubscriptionId: not null } => cancel.RunAsync(payment, cancellation),
        { State: PaymentState.Processing } => CheckAsync(payment, cancellation),
        { GrantedAt: not null, Fee: null } => read.RunAsync(payment, cancellation),
        _ => ClearAsync(payment.Id),
    };

    // Somebody pressed the button again, or came back from the checkout.
    private async Task ShowAgainOrCheckAsync(Payment payment, CancellationToken cancellation)
    {
        if (!(await check.RunAsync(payment, "checked", cancellation)).TryGet(out var moved, out _))
            await ClearAsync(payment.Id);
        else if (!moved)
            await checkout.ShowAgainAsync(payment.Id);
    }

    // Stripe does not answer: asked again in a minute, not at once and for ever.
    private async Task CheckAsync(Payment payment, CancellationToken cancellation)
    {
        if (!(await check.RunAsync(payment, "checked", cancellation)).IsOk)
            await RestAsync(payment.Id);
    }

    private Task ClearAsync(long id) => ChangeAsync(id, payment => payment.NextTryAt = null);

    private Task RestAsync(long id) => ChangeAsync(id, payment => payment.NextTryAt = time.GetUtcNow() + Rest);

    private Task ChangeAsync(long id, Action<Payment> change) => database.WriteAsync(null, async db =>
    {
        if (await book.TakeAsync(db, id) is { } payment)
            change(payment);
    });

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Payment {Payment} could not be worked on; it is tried again in a minute")]
        public static partial void Failed(ILogger logger, Exception e, long payment);

        [LoggerMessage(Level = LogLevel.Error, Message = "Refund {Refund} could not be worked on; it is tried again in a minute")]
        public static partial void RefundFailed(ILogger logger, Exception e, long refund);

        [LoggerMessage(Level = LogLevel.Error, Message = "The card of account {Account} could not be looked at; it is tried again in a minute")]
        public static partial void CardFailed(ILogger logger, Exception e, long account);
    }
}

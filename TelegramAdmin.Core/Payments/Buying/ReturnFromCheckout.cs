using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>A person comes back from the checkout: how their payment stands. Where no event told of it yet, Stripe is asked, so that they need not wait for one that is late.</summary>
public sealed partial class ReturnFromCheckout(IDatabase database, CheckOnPayment check, BotDirectory bots, TimeProvider time, ILogger<ReturnFromCheckout> logger)
{
    private const int MostRemembered = 10_000;

    /// <summary>Loading the page again and again asks Stripe no more often than this.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _asked = new();

    /// <returns>Null where the token is of no payment.</returns>
    public async Task<ReturnedPayment?> OfAsync(string token)
    {
        if (token.Length > 40)
            return null;
        await using var db = database.ReadAll();
        if (await db.Payments.FirstOrDefaultAsync(p => p.Token == token) is not { } payment)
            return null;
        if (payment.GrantedAt is null && payment.CheckoutSessionId is not null && MayAsk(payment.Id))
            _ = AskAsync(payment);
        var bot = await bots.FindAsync(payment.BotId);
        return new ReturnedPayment(payment.State, payment.GrantedAt is not null, payment.ProductName, payment.Amount, payment.Currency, bot?.Name, bot?.Username);
    }

    private bool MayAsk(long paymentId)
    {
        var now = time.GetUtcNow();
        if (_asked.Count > MostRemembered)
            _asked.Clear();
        if (_asked.TryGetValue(paymentId, out var last) && now - last < Between)
            return false;
        _asked[paymentId] = now;
        return true;
    }

    private async Task AskAsync(Payment payment)
    {
        try
        {
            await check.RunAsync(payment, "return", CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.NotAsked(logger, e, payment.Id); // The event or the reconciliation brings it.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Payment {Payment} could not be looked up when its payer came back")]
        public static partial void NotAsked(ILogger logger, Exception e, long payment);
    }
}

/// <summary>What whoever has the address of a payment may know of it.</summary>
public sealed record ReturnedPayment(PaymentState State, bool IsGranted, string ProductName, long Amount, string Currency, string? BotName, string? BotUsername);

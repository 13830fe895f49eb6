using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>A filter as a query.</summary>
internal static class PaymentQueries
{
    private static readonly PaymentState[] Declined = [PaymentState.Failed, PaymentState.NeedsConfirmation];

    private static readonly PaymentState[] Unfinished = [PaymentState.Starting, PaymentState.Open, PaymentState.Processing];

    public static async Task<IQueryable<Payment>> MatchingAsync(this AppDbContext db, PaymentFilter filter, CancellationToken cancellation)
    {
        var query = Within(db.Payments, filter);
        if (filter.Reference is { } reference)
            query = await ReferringAsync(db, query, reference.Trim(), cancellation);
        if (filter.From is { } from)
        {
            var first = await FirstAtAsync(db, from, cancellation);
            query = query.Where(p => p.Id >= first && p.CreatedAt >= from);
        }
        return filter.To is { } to ? query.Where(p => p.CreatedAt < to) : query;
    }

    public static Task<long> FirstAtAsync(AppDbContext db, DateTimeOffset at, CancellationToken cancellation) =>
        RowTime.FirstAtAsync(db.Payments.Select(p => new RowTime { Id = p.Id, At = p.CreatedAt }), at, cancellation);

    private static IQueryable<Payment> Within(IQueryable<Payment> query, PaymentFilter filter)
    {
        if (filter.States.Count > 0)
            query = query.Where(p => filter.States.Contains(p.State));
        if (filter.Provider is { } provider)
            query = query.Where(p => p.Provider == provider);
        if (filter.Origin is { } origin)
            query = query.Where(p => p.Origin == origin);
        if (filter.ProductId is { } product)
            query = query.Where(p => p.ProductId == product);
        if (filter.Currency is { } currency)
            query = query.Where(p => p.Currency == currency);
        if (filter.People is { } people)
            query = query.Where(p => people.Contains(p.TelegramUserId));
        if (filter.Bots is { } bots)
            query = query.Where(p => bots.Contains(p.BotId));
        if (filter.Least is { } least)
            query = query.Where(p => p.Amount >= least);
        if (filter.Most is { } most)
            query = query.Where(p => p.Amount <= most);
        if (filter.OnlyFailing)
            query = query.Where(p => Declined.Contains(p.State) || (p.FailureCount > 0 && Unfinished.Contains(p.State)));
        return filter.IsLive is { } isLive ? query.Where(p => p.IsLive == isLive || p.Provider == PaymentProvider.Stars) : query;
    }

    /// <summary>What stands on a receipt, in Stripe's dashboard, or here.</summary>
    private static async Task<IQueryable<Payment>> ReferringAsync(AppDbContext db, IQueryable<Payment> query, string words, CancellationToken cancellation)
    {
        if (long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return query.Where(p => p.Id == id || p.StarsChargeId == words);
        if (words.StartsWith("re_", StringComparison.Ordinal))
            return Of(query, await db.Refunds.Where(r => r.StripeRefundId == words).Select(r => r.PaymentId).ToListAsync(cancellation));
        if (words.StartsWith("du_", StringComparison.Ordinal) || words.StartsWith("dp_", StringComparison.Ordinal))
            return Of(query, await db.Disputes.Where(d => d.StripeDisputeId == words).Select(d => d.PaymentId).ToListAsync(cancellation));
        if (words.StartsWith("cus_", StringComparison.Ordinal))
            return await db.StripeCustomers.FirstOrDefaultAsync(c => c.CustomerId == words, cancellation) is { } customer ? query.Where(p => p.AccountId == customer.AccountId) : query.Where(_ => false);
        return query.Where(p => p.PaymentIntentId == words || p.CheckoutSessionId == words || p.ChargeId == words || p.InvoiceId == words
            || p.SubscriptionId == words || p.StarsChargeId == words || p.Token == words);
    }

    private static IQueryable<Payment> Of(IQueryable<Payment> query, List<long> ids) => query.Where(p => ids.Contains(p.Id));
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>
/// Passes that renew. One that no longer runs counts as ended with the end of what was paid for; what it brings in a month is what its
/// latest payment was, spread over its length.
/// </summary>
public sealed class RecurringReader
{
    internal async Task<Recurring> ReadAsync(AppDbContext db, RevenueFilter filter, bool? isLive)
    {
        var (from, to) = (filter.Period.Start, filter.Period.End);
        var ours = db.Renewals(filter.Bot, isLive);
        var ended = ours.Where(s => !RevenueQueries.Running.Contains(s.Status) && s.CurrentPeriodEnd != null);
        var running = await LinesAsync(db, filter, isLive);
        return new Recurring(
            running.Sum(l => l.Monthly),
            running.Count,
            await ours.LongCountAsync(s => s.CreatedAt < from && (RevenueQueries.Running.Contains(s.Status) || s.CurrentPeriodEnd >= from)),
            await ended.LongCountAsync(s => s.CurrentPeriodEnd >= from && s.CurrentPeriodEnd < to));
    }

    /// <summary>Each that runs and was paid in the chosen money, by its latest payment.</summary>
    internal async Task<IReadOnlyList<(Payment Payment, long Monthly)>> LinesAsync(AppDbContext db, RevenueFilter filter, bool? isLive)
    {
        var running = db.Renewals(filter.Bot, isLive).Where(s => RevenueQueries.Running.Contains(s.Status)).Select(s => s.StripeSubscriptionId);
        var payments = db.Payments.Where(p => p.SubscriptionId != null && p.GrantedAt != null && p.Currency == filter.Currency && running.Contains(p.SubscriptionId));
        var latest = await payments.Where(p => !payments.Any(other => other.SubscriptionId == p.SubscriptionId && other.Id > p.Id)).OrderByDescending(p => p.Id).ToListAsync();
        return [.. latest.Select(p => (p, MonthlyValue.Of(p.Amount, p.PassLength, p.PassUnit)))];
    }
}

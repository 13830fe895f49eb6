using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Revenue.Billing;

/// <summary>Reads what came in over some days and as many before them, from the payments themselves.</summary>
public sealed class BillingFigureReader(IDatabase database, SoldProducts sold, TimeProvider time)
{
    private const int LongestByDay = 120;
    private const int DaysOfWeek = 7;

    /// <param name="currency">The money that the numbers are about.</param>
    /// <param name="isLive">Card payments of this mode only; null for both.</param>
    public async Task<BillingFigures> ReadAsync(WorkspaceId workspace, DayPeriod period, string currency, bool? isLive, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var before = period.Before;
        var passes = (await db.Products.Where(p => p.Kind == ProductKind.Pass).Select(p => p.Id).ToListAsync(cancellation)).ToHashSet();
        var facts = await sold.ReadAsync(db, period.Start, period.End, isLive);
        var step = period.Count > LongestByDay ? DaysOfWeek : 1;
        return new BillingFigures(
            period, currency, await CurrenciesAsync(db, before.Start, period.End, currency, isLive, cancellation),
            await SumsAsync(db, currency, isLive, period.Start, period.End, cancellation),
            await SumsAsync(db, currency, isLive, before.Start, before.EndBeside(period, time.GetUtcNow()), cancellation),
            step, StepsOf(facts, period, step, currency, passes));
    }

    private static async Task<IReadOnlyList<string>> CurrenciesAsync(AppDbContext db, DateTimeOffset from, DateTimeOffset to, string chosen, bool? isLive, CancellationToken cancellation)
    {
        var used = await db.Paid(from, to, null, isLive).Where(p => p.Provider != PaymentProvider.Stars).GroupBy(p => p.Currency).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return [chosen, .. used.Where(c => c.Key != chosen).OrderByDescending(c => c.Count).Select(c => c.Key)];
    }

    private static async Task<BillingSums> SumsAsync(AppDbContext db, string currency, bool? isLive, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var paid = db.Paid(from, to, null, isLive);
        var sums = await paid.GroupBy(p => p.Currency).Select(g => new { g.Key, Paid = g.Sum(p => p.AmountPaid ?? 0), Fees = g.Sum(p => p.Fee ?? 0) }).ToListAsync(cancellation);
        var ours = db.Payments.Where(p => p.Currency == currency && (isLive == null || p.IsLive == isLive || p.Provider == PaymentProvider.Stars));
        var failing = await db.MatchingAsync(new PaymentFilter { OnlyFailing = true, IsLive = isLive, From = from, To = to }, cancellation);
        return new BillingSums(
            sums.Find(s => s.Key == currency)?.Paid ?? 0,
            await db.WentBack(from, to).Where(r => ours.Any(p => p.Id == r.PaymentId)).SumAsync(r => r.Amount, cancellation),
            sums.Find(s => s.Key == currency)?.Fees ?? 0,
            sums.Find(s => s.Key == Currencies.Stars)?.Paid ?? 0,
            await failing.LongCountAsync(cancellation),
            await paid.Select(p => p.TelegramUserId).Distinct().LongCountAsync(cancellation));
    }

    private static IReadOnlyList<BillingStep> StepsOf(IReadOnlyList<SoldFact> facts, DayPeriod period, int stepDays, string currency, HashSet<long> passes)
    {
        var byStep = facts.ToLookup(f => (period.DayOf(f.Quarter).DayNumber - period.From.DayNumber) / stepDays);
        return [.. Enumerable.Range(0, (period.Count + stepDays - 1) / stepDays).Select(step => new BillingStep(
            period.From.AddDays(step * stepDays),
            byStep[step].Where(f => f.Currency == currency && !passes.Contains(f.Product)).Sum(f => f.Paid),
            byStep[step].Where(f => f.Currency == currency && passes.Contains(f.Product)).Sum(f => f.Paid),
            byStep[step].Where(f => f.Currency == Currencies.Stars).Sum(f => f.Paid)))];
    }
}

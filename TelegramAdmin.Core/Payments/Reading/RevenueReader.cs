using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads what came in over a period and the one before it, from the days that are counted as money moves.</summary>
public sealed class RevenueReader(IDatabase database, TimeProvider time)
{
    /// <summary>Who pays late paid for something begun up to so long before.</summary>
    private static readonly TimeSpan LongestCheckout = TimeSpan.FromDays(7);

    /// <param name="currency">The money that the numbers are about.</param>
    /// <param name="isLive">Card payments of this mode only; null for both.</param>
    public async Task<RevenueNumbers> ReadAsync(WorkspaceId workspace, int days, string currency, bool? isLive, CancellationToken cancellation = default)
    {
        var period = RevenuePeriod.Of(days, time.GetUtcNow());
        await using var db = database.Read(workspace);
        var rows = await db.RevenueDays.Where(r => r.Day >= period.PreviousFrom && (isLive == null || r.IsLive == isLive || r.Provider == PaymentProvider.Stars)).ToListAsync(cancellation);
        var passes = (await db.Products.Where(p => p.Kind == ProductKind.Pass).Select(p => p.Id).ToListAsync(cancellation)).ToHashSet();
        var (now, before) = (rows.Where(r => r.Day >= period.From).ToList(), rows.Where(r => r.Day < period.From).ToList());
        return new RevenueNumbers(
            period, currency, CurrenciesOf(rows, currency), RevenueSums.Of(now, currency), RevenueSums.Of(before, currency), StepsOf(now, period, currency, passes),
            await PayingAsync(db, period.From, null, isLive, cancellation), await PayingAsync(db, period.PreviousFrom, period.From, isLive, cancellation));
    }

    private static IReadOnlyList<string> CurrenciesOf(IEnumerable<RevenueDay> rows, string chosen) =>
        [chosen, .. rows.Where(r => r.Provider != PaymentProvider.Stars && r.Currency != chosen).GroupBy(r => r.Currency).OrderByDescending(g => g.Sum(r => r.Sold)).Select(g => g.Key)];

    private static IReadOnlyList<RevenueStep> StepsOf(IEnumerable<RevenueDay> rows, RevenuePeriod period, string currency, HashSet<long> passes)
    {
        var byStep = rows.ToLookup(r => period.StepOf(r.Day));
        return [.. period.Steps.Select((from, step) => new RevenueStep(from,
            byStep[step].Where(r => r.Currency == currency && !passes.Contains(r.ProductId)).Sum(r => r.Gross),
            byStep[step].Where(r => r.Currency == currency && passes.Contains(r.ProductId)).Sum(r => r.Gross),
            byStep[step].Where(r => r.Provider == PaymentProvider.Stars).Sum(r => r.Gross)))];
    }

    private static async Task<int> PayingAsync(AppDbContext db, DateTimeOffset from, DateTimeOffset? to, bool? isLive, CancellationToken cancellation)
    {
        var query = await db.MatchingAsync(new PaymentFilter { From = from - LongestCheckout, To = to, IsLive = isLive }, cancellation);
        return await query.Where(p => p.PaidAt >= from && p.GrantedAt != null).Select(p => p.AccountId).Distinct().CountAsync(cancellation);
    }
}

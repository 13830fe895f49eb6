using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Revenue.Billing;

/// <summary>Reads how each product sells: what was paid for it in some days, and how many began to buy it in them.</summary>
public sealed class SalesReader(IDatabase database, SoldProducts sold)
{
    /// <summary>How many are looked at where nobody chose.</summary>
    public const int Days = 30;

    public async Task<IReadOnlyDictionary<long, ProductSales>> ReadAsync(WorkspaceId workspace, DayPeriod period, bool? isLive, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var begun = await (await db.MatchingAsync(new PaymentFilter { From = period.Start, To = period.End, IsLive = isLive }, cancellation))
            .GroupBy(p => p.ProductId).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var facts = (await sold.ReadAsync(db, period.Start, period.End, isLive)).ToLookup(f => f.Product);
        return begun.Keys.Union(facts.Select(f => f.Key)).ToDictionary(product => product, product => SalesOf(begun.GetValueOrDefault(product), [.. facts[product]], period));
    }

    private static ProductSales SalesOf(long begun, IReadOnlyList<SoldFact> facts, DayPeriod period) => new(
        begun, facts.Sum(f => f.Count), [.. period.ByDay(facts.Select(f => (f.Quarter, f.Count))).Select(count => (double)count)],
        [.. facts.GroupBy(f => f.Currency).Select(g => new PaidSum(g.Key, g.Sum(f => f.Paid))).Where(s => s.Amount > 0).OrderBy(s => s.Currency == Currencies.Stars).ThenByDescending(s => s.Amount)]);
}

/// <param name="Begun">Checkouts, invoices and renewals.</param>
/// <param name="Sold">Paid.</param>
/// <param name="SoldByDay">The last day last.</param>
/// <param name="Revenue">By currency, money before Stars.</param>
public sealed record ProductSales(long Begun, long Sold, IReadOnlyList<double> SoldByDay, IReadOnlyList<PaidSum> Revenue)
{
    public static ProductSales None { get; } = new(0, 0, [], []);

    /// <summary>What was sold, for each that was begun; null where nothing was begun.</summary>
    public double? Conversion => Begun == 0 ? null : Math.Min(1, (double)Sold / Begun);
}

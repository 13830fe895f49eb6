using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads how each product sells.</summary>
public sealed class SalesReader(IDatabase database, TimeProvider time)
{
    public const int Days = 30;

    /// <summary>The last 30 days (UTC) of every product that was begun to be bought in them.</summary>
    public async Task<IReadOnlyDictionary<long, ProductSales>> ReadAsync(WorkspaceId workspace, bool? isLive, CancellationToken cancellation = default)
    {
        var period = RevenuePeriod.Of(Days, time.GetUtcNow());
        await using var db = database.Read(workspace);
        var rows = await db.RevenueDays.Where(r => r.Day >= period.From && (isLive == null || r.IsLive == isLive || r.Provider == PaymentProvider.Stars)).ToListAsync(cancellation);
        return rows.GroupBy(r => r.ProductId).ToDictionary(g => g.Key, g => SalesOf([.. g], period));
    }

    private static ProductSales SalesOf(IReadOnlyList<RevenueDay> rows, RevenuePeriod period)
    {
        var sold = new double[Days];
        foreach (var row in rows)
            sold[period.StepOf(row.Day)] += row.Sold;
        return new ProductSales(rows.Sum(r => r.Begun), rows.Sum(r => r.Sold), sold,
            [.. rows.GroupBy(r => r.Currency).Select(g => new PaidSum(g.Key, g.Sum(r => r.Gross))).Where(s => s.Amount > 0).OrderBy(s => s.Currency == "XTR").ThenByDescending(s => s.Amount)]);
    }
}

/// <param name="Begun">Checkouts and invoices.</param>
/// <param name="SoldByDay">30 values, today last.</param>
/// <param name="Revenue">By currency, money before Stars.</param>
public sealed record ProductSales(long Begun, long Sold, IReadOnlyList<double> SoldByDay, IReadOnlyList<PaidSum> Revenue)
{
    public static ProductSales None { get; } = new(0, 0, [], []);

    /// <summary>The share of what was begun that was paid; null where nothing was begun.</summary>
    public double? Conversion => Begun == 0 ? null : Math.Min(1, (double)Sold / Begun);
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>What each product brought in a period, by when it was paid, the most first.</summary>
public sealed class ProductRevenueReader(IDatabase database, OverviewReader overview, SettingsStore settings, TimeProvider time)
{
    private const int Most = 6;

    private readonly SharedRead<(WorkspaceId, BotId?, OverviewRange), ProductRevenues> _shared = new(TimeSpan.FromSeconds(3), time);

    public Task<ProductRevenues> ReadAsync(WorkspaceId workspace, BotId? bot, OverviewRange range) => _shared.GetAsync((workspace, bot, range), () => LoadAsync(workspace, bot, range.Whole));

    private async Task<ProductRevenues> LoadAsync(WorkspaceId workspace, BotId? bot, OverviewSpan span)
    {
        var currency = await settings.GetAsync(workspace, PaymentSettings.Currency);
        await using var db = database.Read(workspace);
        var sums = await db.Paid(span.From, span.To, bot, overview.IsLive).Where(p => p.Currency == currency && p.AmountPaid > 0)
            .GroupBy(p => p.ProductId).Select(g => new { ProductId = g.Key, Paid = g.Sum(p => p.AmountPaid ?? 0) }).OrderByDescending(g => g.Paid).Take(Most).ToListAsync();
        var ids = sums.ConvertAll(s => s.ProductId);
        var names = await db.Products.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return new ProductRevenues(currency, [.. sums.Select(s => new ProductRevenue(s.ProductId, names.GetValueOrDefault(s.ProductId) ?? "", s.Paid))]);
    }
}

/// <param name="Currency">The workspace's; what was paid in others, and in Stars, stands on the page of payments.</param>
public sealed record ProductRevenues(string Currency, IReadOnlyList<ProductRevenue> Products);

/// <param name="Gross">In the smallest unit.</param>
public sealed record ProductRevenue(long ProductId, string Name, long Gross);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>What each product brought in a period of days (UTC), the most first.</summary>
public sealed class ProductRevenueReader(IDatabase database, SettingsStore settings, EngineOptions options, TimeProvider time)
{
    private const int Most = 6;

    private readonly SharedRead<(WorkspaceId, DateTimeOffset), ProductRevenues> _shared = new(TimeSpan.FromSeconds(3), time);

    public Task<ProductRevenues> ReadAsync(WorkspaceId workspace, int days)
    {
        var from = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - days);
        return _shared.GetAsync((workspace, from), () => LoadAsync(workspace, from));
    }

    private async Task<ProductRevenues> LoadAsync(WorkspaceId workspace, DateTimeOffset from)
    {
        var currency = await settings.GetAsync(workspace, PaymentSettings.Currency);
        bool? live = options.Stripe.IsOn ? options.Stripe.IsLive : null;
        await using var db = database.Read(workspace);
        var sums = await db.RevenueDays
            .Where(r => r.Day >= from && r.Currency == currency && r.Gross > 0 && (live == null || r.IsLive == live))
            .GroupBy(r => r.ProductId).Select(g => new { ProductId = g.Key, Gross = g.Sum(r => r.Gross) }).OrderByDescending(g => g.Gross).Take(Most).ToListAsync();
        var ids = sums.ConvertAll(s => s.ProductId);
        var names = await db.Products.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return new ProductRevenues(currency, [.. sums.Select(s => new ProductRevenue(s.ProductId, names.GetValueOrDefault(s.ProductId) ?? "", s.Gross))]);
    }
}

/// <param name="Currency">The workspace's; what was paid in others, and in Stars, stands on the page of payments.</param>
public sealed record ProductRevenues(string Currency, IReadOnlyList<ProductRevenue> Products);

/// <param name="Gross">In the smallest unit.</param>
public sealed record ProductRevenue(long ProductId, string Name, long Gross);

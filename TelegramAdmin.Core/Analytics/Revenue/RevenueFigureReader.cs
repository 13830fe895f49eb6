using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>Reads what came in, by what and from whom. Only payments of the key's mode, and Stars.</summary>
public sealed class RevenueFigureReader(IDatabase database, RecurringReader recurring, CohortReader cohorts, PaidDays paid, EngineOptions options, TimeProvider time)
{
    private readonly SharedRead<(WorkspaceId, RevenueFilter), RevenueFigures> _shared = new(TimeSpan.FromSeconds(30), time);

    internal bool? IsLive => options.Stripe.IsOn ? options.Stripe.IsLive : null;

    public Task<RevenueFigures> ReadAsync(WorkspaceId workspace, RevenueFilter filter) => _shared.GetAsync((workspace, filter), () => LoadAsync(workspace, filter));

    private async Task<RevenueFigures> LoadAsync(WorkspaceId workspace, RevenueFilter filter)
    {
        await using var db = database.Read(workspace);
        var (period, before) = (filter.Period, filter.Period.Against(filter.Against));
        var endBefore = before?.EndBeside(period, time.GetUtcNow());
        var groups = await GroupsAsync(db, filter);
        return new RevenueFigures(
            filter,
            await TotalsAsync(db, filter, period.Start, period.End),
            before is null ? null : await TotalsAsync(db, filter, before.Start, endBefore!.Value),
            period.ByDay(await paid.ReadAsync(db, filter, IsLive, period.Start, period.End)),
            before is null ? null : before.ByDay(await paid.ReadAsync(db, filter, IsLive, before.Start, endBefore!.Value)),
            groups,
            [filter.Currency, .. groups.Where(g => g.Currency != filter.Currency).GroupBy(g => g.Currency).OrderByDescending(g => g.Sum(x => x.Payments)).Select(g => g.Key)],
            await recurring.ReadAsync(db, filter, IsLive),
            await ActiveAsync(db, filter),
            await cohorts.ReadAsync(db, filter, IsLive));
    }

    private async Task<RevenueTotals> TotalsAsync(AppDbContext db, RevenueFilter filter, DateTimeOffset from, DateTimeOffset to)
    {
        var payments = db.Paid(from, to, filter.Bot, IsLive).Where(p => p.Currency == filter.Currency);
        var sums = await payments.GroupBy(_ => 1).Select(g => new { Count = g.LongCount(), Paid = g.Sum(p => p.AmountPaid ?? 0) }).FirstOrDefaultAsync();
        var ours = db.InMoney(filter, IsLive);
        var refunds = await db.WentBack(from, to).Where(r => ours.Any(p => p.Id == r.PaymentId)).GroupBy(_ => 1).Select(g => new { Count = g.LongCount(), Sum = g.Sum(r => r.Amount) }).FirstOrDefaultAsync();
        var disputes = await db.Opened(from, to).Where(d => ours.Any(p => p.Id == d.PaymentId)).GroupBy(_ => 1).Select(g => new { Count = g.LongCount(), Sum = g.Sum(d => d.Amount) }).FirstOrDefaultAsync();
        return new RevenueTotals(sums?.Paid ?? 0, sums?.Count ?? 0, await payments.Select(p => p.AccountId).Distinct().LongCountAsync(), refunds?.Sum ?? 0, refunds?.Count ?? 0, disputes?.Sum ?? 0, disputes?.Count ?? 0);
    }

    private async Task<IReadOnlyList<RevenueGroup>> GroupsAsync(AppDbContext db, RevenueFilter filter)
    {
        var groups = await db.Paid(filter.Period.Start, filter.Period.End, filter.Bot, IsLive).GroupBy(p => new { p.ProductId, p.Provider, p.Currency, p.Origin })
            .Select(g => new { g.Key, Count = g.LongCount(), Paid = g.Sum(p => p.AmountPaid ?? 0), Refunded = g.Sum(p => p.AmountRefunded) }).ToListAsync();
        var names = await db.Products.ToDictionaryAsync(p => p.Id, p => p.Name);
        return [.. groups.Select(g => new RevenueGroup(g.Key.ProductId, names.GetValueOrDefault(g.Key.ProductId), g.Key.Provider, g.Key.Currency, g.Key.Origin, g.Count, g.Paid, g.Refunded)).OrderByDescending(g => g.Paid)];
    }

    private static Task<long> ActiveAsync(AppDbContext db, RevenueFilter filter)
    {
        var from = new DateTimeOffset(filter.Period.From, TimeOnly.MinValue, TimeSpan.Zero);
        var to = from.AddDays(filter.Period.Count);
        return db.Set<ActiveDay>().Where(d => d.Day >= from && d.Day < to && (filter.Bot == null || d.BotId == filter.Bot)).Select(d => d.TelegramUserId).Distinct().LongCountAsync();
    }
}

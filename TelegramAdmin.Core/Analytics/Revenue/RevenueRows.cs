using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>Reads the payments behind a figure of revenue, the newest payment first.</summary>
public sealed class RevenueRows(IDatabase database, RevenueFigureReader figures, RecurringReader recurring, PersonReader people)
{
    public const int PageSize = 50;

    private const int Portion = 500;

    /// <param name="before">The id of the row where the page before ended; null for the first.</param>
    public async Task<RevenueRowPage> ListAsync(WorkspaceId workspace, RevenueRowFilter filter, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = await QueryAsync(db, filter);
        if (before is { } end)
            query = query.Where(r => r.Id < end);
        var rows = await query.OrderByDescending(r => r.Id).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var names = await people.ReadAsync(workspace, [.. page.Select(r => r.TelegramUserId)], cancellation);
        return new RevenueRowPage([.. page.Select(r => (r, names.Of(r.TelegramUserId)))], rows.Count > limit ? page[^1].Id : null);
    }

    /// <summary>Every one, for exports.</summary>
    public async IAsyncEnumerable<(RevenueRow Row, Person Person)> AllAsync(WorkspaceId workspace, RevenueRowFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long? before = null; ;)
        {
            var page = await ListAsync(workspace, filter, before, Portion, cancellation);
            foreach (var row in page.Rows)
                yield return row;
            if (page.Next is null)
                yield break;
            before = page.Next;
        }
    }

    /// <summary>How many there are, and what they sum up to in the chosen money.</summary>
    public async Task<(long Rows, long Amount)> SumAsync(WorkspaceId workspace, RevenueRowFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var sums = await (await QueryAsync(db, filter)).GroupBy(_ => 1).Select(g => new { Count = g.LongCount(), Sum = g.Sum(r => r.Amount) }).FirstOrDefaultAsync(cancellation);
        return (sums?.Count ?? 0, sums?.Sum ?? 0);
    }

    /// <summary>How many different people they are of.</summary>
    public async Task<long> PeopleAsync(WorkspaceId workspace, RevenueRowFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await (await QueryAsync(db, filter)).Select(r => r.TelegramUserId).Distinct().LongCountAsync(cancellation);
    }

    private async Task<IQueryable<RevenueRow>> QueryAsync(AppDbContext db, RevenueRowFilter filter)
    {
        var (from, to) = (filter.Filter.Period.Start, filter.Filter.Period.End);
        var ours = db.InMoney(filter.Filter, figures.IsLive);
        switch (filter.Kind)
        {
            case RevenueKind.Refunds:
                return db.WentBack(from, to).Join(ours, r => r.PaymentId, p => p.Id, (r, p) => new RevenueRow { Id = r.Id, PaymentId = p.Id, At = r.SettledAt!.Value, TelegramUserId = p.TelegramUserId, Product = p.ProductName, Provider = p.Provider, Origin = p.Origin, Currency = p.Currency, Amount = r.Amount });
            case RevenueKind.Disputes:
                return db.Opened(from, to).Join(ours, d => d.PaymentId, p => p.Id, (d, p) => new RevenueRow { Id = d.Id, PaymentId = p.Id, At = d.CreatedAt, TelegramUserId = p.TelegramUserId, Product = p.ProductName, Provider = p.Provider, Origin = p.Origin, Currency = p.Currency, Amount = d.Amount });
            case RevenueKind.Renewing:
                var ids = (await recurring.LinesAsync(db, filter.Filter, figures.IsLive)).Select(l => l.Payment.Id).ToList();
                return Rows(db.Payments.Where(p => ids.Contains(p.Id)));
            case RevenueKind.Fees:
                return ours.Where(p => p.PaidAt >= from && p.PaidAt < to && p.Fee != null)
                    .Select(p => new RevenueRow { Id = p.Id, PaymentId = p.Id, At = p.PaidAt!.Value, TelegramUserId = p.TelegramUserId, Product = p.ProductName, Provider = p.Provider, Origin = p.Origin, Currency = p.Currency, Amount = p.Fee!.Value });
            case RevenueKind.Cohort:
                var month = filter.Cohort ?? filter.Filter.Period.From;
                return db.OfCohort(filter.Filter, figures.IsLive, Months.StartOf(month), Months.StartOf(month.AddMonths(1)))
                    .Select(p => new RevenueRow { Id = p.Id, PaymentId = p.Id, At = p.PaidAt!.Value, TelegramUserId = p.TelegramUserId, Product = p.ProductName, Provider = p.Provider, Origin = p.Origin, Currency = p.Currency, Amount = (p.AmountPaid ?? 0) - p.AmountRefunded });
            default:
                return Rows(ours.Where(p => p.PaidAt >= from && p.PaidAt < to && (filter.ProductId == null || p.ProductId == filter.ProductId)
                    && (filter.Provider == null || p.Provider == filter.Provider) && (filter.Origin == null || p.Origin == filter.Origin)));
        }
    }

    private static IQueryable<RevenueRow> Rows(IQueryable<Payment> payments) => payments.Select(p => new RevenueRow
    {
        Id = p.Id,
        PaymentId = p.Id,
        At = p.PaidAt ?? p.CreatedAt,
        TelegramUserId = p.TelegramUserId,
        Product = p.ProductName,
        Provider = p.Provider,
        Origin = p.Origin,
        Currency = p.Currency,
        Amount = p.AmountPaid ?? 0,
    });
}

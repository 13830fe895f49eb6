using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>Reads payments, newest first, a page at a time by key.</summary>
public sealed class PaymentReader(IDatabase database, PersonReader people)
{
    public const int PageSize = 50;

    /// <summary>Counted no further than this.</summary>
    public const int MostCounted = 10_000;

    private const int Portion = 500;

    /// <param name="before">Where the page before ended; null for the newest.</param>
    public async Task<PaymentPage> ListAsync(WorkspaceId workspace, PaymentFilter filter, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = await db.MatchingAsync(filter, cancellation);
        if (before is { } end)
            query = query.Where(p => p.Id < end);
        var rows = await query.OrderByDescending(p => p.Id).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var names = await people.ReadAsync(workspace, [.. page.Select(p => p.TelegramUserId)], cancellation);
        return new PaymentPage([.. page.Select(p => new PaymentLine(p, names.Of(p.TelegramUserId)))], rows.Count > limit ? page[^1].Id : null);
    }

    /// <summary>Every one, newest first, for exports: read in portions, so that none of them is held for long.</summary>
    public async IAsyncEnumerable<PaymentLine> AllAsync(WorkspaceId workspace, PaymentFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long? before = null; ;)
        {
            var page = await ListAsync(workspace, filter, before, Portion, cancellation);
            foreach (var line in page.Rows)
                yield return line;
            if (page.Next is null)
                yield break;
            before = page.Next;
        }
    }

    public async Task<Payment?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Payments.FirstOrDefaultAsync(p => p.Id == id, cancellation);
    }

    /// <summary>How many there are and what came in with them, as far as it is counted.</summary>
    public async Task<PaymentTotals> TotalsAsync(WorkspaceId workspace, PaymentFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var counted = (await db.MatchingAsync(filter, cancellation)).OrderByDescending(p => p.Id).Take(MostCounted + 1);
        var sums = await counted.GroupBy(p => p.Currency).Select(g => new { Currency = g.Key, Count = g.Count(), Paid = g.Sum(p => p.AmountPaid ?? 0) }).ToListAsync(cancellation);
        var count = sums.Sum(s => s.Count);
        return new PaymentTotals(Math.Min(count, MostCounted), count > MostCounted, [.. sums.Where(s => s.Paid > 0).OrderByDescending(s => s.Paid).Select(s => new PaidSum(s.Currency, s.Paid))]);
    }

    /// <summary>What one person paid, refunds taken off.</summary>
    public async Task<IReadOnlyList<PaidSum>> SpentAsync(WorkspaceId workspace, long telegramUserId, bool? isLive, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var account = await db.CreditAccounts.Where(a => a.TelegramUserId == telegramUserId).Select(a => (long?)a.Id).FirstOrDefaultAsync(cancellation);
        var query = await db.MatchingAsync(new PaymentFilter { IsLive = isLive }, cancellation);
        var sums = await query.Where(p => p.AccountId == account && p.AmountPaid != null).GroupBy(p => p.Currency)
            .Select(g => new { Currency = g.Key, Paid = g.Sum(p => p.AmountPaid ?? 0) - g.Sum(p => p.AmountRefunded) }).ToListAsync(cancellation);
        return [.. sums.Where(s => s.Paid > 0).OrderByDescending(s => s.Paid).Select(s => new PaidSum(s.Currency, s.Paid))];
    }
}

public sealed record PaymentLine(Payment Payment, Person Person);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record PaymentPage(IReadOnlyList<PaymentLine> Rows, long? Next);

/// <param name="Amount">In the currency's smallest unit.</param>
public sealed record PaidSum(string Currency, long Amount);

/// <param name="IsMore">At least so many.</param>
/// <param name="Paid">By currency, the largest first.</param>
public sealed record PaymentTotals(int Count, bool IsMore, IReadOnlyList<PaidSum> Paid);

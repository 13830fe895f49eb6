using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Reading;

/// <summary>Reads the movements of credits, newest first, a page at a time by key.</summary>
public sealed class LedgerReader(IDatabase database, PersonReader people)
{
    public const int PageSize = 50;

    /// <summary>Counted no further than this.</summary>
    public const int MostCounted = 10_000;

    private const int Portion = 500;

    public async Task<LedgerPage> ListAsync(WorkspaceId workspace, LedgerFilter filter, long? before = null, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await (await MatchingAsync(db, filter, before, cancellation)).OrderByDescending(e => e.Id).Take(limit + 1)
            .Join(db.CreditAccounts, e => e.AccountId, a => a.Id, (entry, account) => new { entry, account.TelegramUserId })
            .OrderByDescending(r => r.entry.Id).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var names = await people.ReadAsync(workspace, [.. page.Select(r => r.TelegramUserId)], cancellation);
        return new LedgerPage([.. page.Select(r => new LedgerLine(r.entry, names.Of(r.TelegramUserId)))], rows.Count > limit ? page[^1].entry.Id : null);
    }

    /// <summary>Every one, newest first, for exports: read in portions, so that none of them is held for long.</summary>
    public async IAsyncEnumerable<LedgerLine> AllAsync(WorkspaceId workspace, LedgerFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
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

    /// <summary>How many there are, and what they moved together; as far as it is counted.</summary>
    public async Task<LedgerTotals> TotalsAsync(WorkspaceId workspace, LedgerFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var counted = (await MatchingAsync(db, filter, null, cancellation)).OrderByDescending(e => e.Id).Take(MostCounted + 1);
        var sums = await counted.GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), In = g.Sum(e => e.Amount > 0 ? e.Amount : 0), Out = g.Sum(e => e.Amount < 0 ? -e.Amount : 0) }).FirstOrDefaultAsync(cancellation);
        return sums is null ? new LedgerTotals(0, 0, 0, IsMore: false) : new LedgerTotals(Math.Min(sums.Count, MostCounted), sums.In, sums.Out, sums.Count > MostCounted);
    }

    private static async Task<IQueryable<CreditEntry>> MatchingAsync(AppDbContext db, LedgerFilter filter, long? before, CancellationToken cancellation)
    {
        var query = db.CreditEntries.AsQueryable();
        if (before is { } end)
            query = query.Where(e => e.Id < end);
        if (filter.Kinds.Count > 0)
            query = query.Where(e => filter.Kinds.Contains(e.Kind));
        if (filter.People is { } wanted)
        {
            var accounts = db.CreditAccounts.Where(a => wanted.Contains(a.TelegramUserId)).Select(a => a.Id);
            query = query.Where(e => accounts.Contains(e.AccountId));
        }
        if (filter.PaymentId is { } payment)
            query = query.Where(e => e.PaymentId == payment);
        if (filter.Source is { } source)
            query = query.Where(e => e.Source == source);
        if (filter.From is not { } from)
            return query;
        var first = await RowTime.FirstAtAsync(db.CreditEntries.Select(e => new RowTime { Id = e.Id, At = e.CreatedAt }), from, cancellation);
        return query.Where(e => e.Id >= first && e.CreatedAt >= from);
    }
}

public sealed record LedgerFilter
{
    /// <summary>Empty for all.</summary>
    public IReadOnlyList<EntryKind> Kinds { get; init; } = [];

    /// <summary>Telegram ids; null for everybody.</summary>
    public IReadOnlyList<long>? People { get; init; }

    public DateTimeOffset? From { get; init; }

    public long? PaymentId { get; init; }

    /// <summary>The whole of <see cref="CreditEntry.Source"/>.</summary>
    public string? Source { get; init; }
}

public sealed record LedgerLine(CreditEntry Entry, Person Person);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record LedgerPage(IReadOnlyList<LedgerLine> Rows, long? Next);

/// <param name="IsMore">At least so many.</param>
public sealed record LedgerTotals(int Count, long In, long Out, bool IsMore);

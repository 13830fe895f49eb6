using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai;

/// <summary>Reads what models were asked: a page at a time, newest first, and the sums.</summary>
public sealed class AiBook(IDatabase database, AiCaps caps, TimeProvider time)
{
    public const int PageSize = 25;

    public async Task<AiAnswerPage> ReadAsync(WorkspaceId workspace, AiFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = db.AiAnswers.AsQueryable();
        if (filter.Purpose is { } purpose)
            query = query.Where(a => a.Purpose == purpose);
        if (filter.Outcome is { } outcome)
            query = query.Where(a => a.Outcome == outcome);
        if (filter.Before is { } before)
            query = query.Where(a => a.Id < before);
        var rows = await query.OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancellation);
        return new AiAnswerPage([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>Since the beginning of a day (UTC), so many days ago; 0 for today.</summary>
    public async Task<AiTotals> SumAsync(WorkspaceId workspace, int daysAgo, CancellationToken cancellation = default)
    {
        var since = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date.AddDays(-daysAgo), TimeSpan.Zero);
        await using var db = database.Read(workspace);
        var sums = await db.AiAnswers.Where(a => a.AskedAt >= since).GroupBy(a => a.Outcome)
            .Select(g => new { Outcome = g.Key, Count = g.Count(), Sent = g.Sum(a => a.Milliseconds > 0 ? 1 : 0), Cost = g.Sum(a => a.CostMicros) }).ToListAsync(cancellation);
        int Of(AiOutcome outcome) => sums.Where(s => s.Outcome == outcome).Sum(s => s.Count);
        return new AiTotals(sums.Sum(s => s.Sent), Of(AiOutcome.Used), Of(AiOutcome.Sent), Of(AiOutcome.HandedOver), Of(AiOutcome.Failed), sums.Sum(s => s.Cost));
    }

    /// <summary>Which cap holds everything back now; null where none does.</summary>
    public Task<Failure?> CappedAsync(WorkspaceId workspace) => caps.WhyNotAsync(workspace);
}

/// <param name="Before">Only rows with a smaller number.</param>
public sealed record AiFilter(AiPurpose? Purpose = null, AiOutcome? Outcome = null, long? Before = null);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record AiAnswerPage(IReadOnlyList<AiAnswer> Rows, long? Next);

/// <param name="Requests">Sent to the endpoint.</param>
public sealed record AiTotals(int Requests, int Used, int Sent, int HandedOver, int Failed, long CostMicros);

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Reading;

/// <summary>
/// The numbers that messages of a period can have. There is no index by time: numbers are given in the order of acceptance, so the border is
/// found by halving, with about twenty reads by key even among a million.
/// </summary>
/// <param name="Start">The first.</param>
/// <param name="End">The one after the last.</param>
internal readonly record struct IdRange(long Start, long End)
{
    /// <summary>Messages that are accepted at the same time may get their numbers in another order than their times; the exact time is compared besides.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    public static async Task<IdRange> OfAsync(IDatabase database, DateTimeOffset? from, DateTimeOffset? to, long? before, CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        var first = await db.OutboxMessages.MinAsync(m => (long?)m.Id, cancellation) ?? 1;
        var end = Math.Min(before ?? long.MaxValue, (await db.OutboxMessages.MaxAsync(m => (long?)m.Id, cancellation) ?? 0) + 1);
        return new IdRange(
            from is { } earliest ? await FirstAtAsync(db, earliest - Slack, first, end, cancellation) : first,
            to is { } latest ? await FirstAtAsync(db, latest + Slack, first, end, cancellation) : end);
    }

    private static async Task<long> FirstAtAsync(AppDbContext db, DateTimeOffset at, long low, long high, CancellationToken cancellation)
    {
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var row = await db.OutboxMessages.Where(m => m.Id >= middle).OrderBy(m => m.Id).Select(m => new { m.Id, m.CreatedAt }).FirstOrDefaultAsync(cancellation);
            if (row is null || row.Id >= high || row.CreatedAt >= at)
                high = middle;
            else
                low = row.Id + 1;
        }
        return low;
    }
}

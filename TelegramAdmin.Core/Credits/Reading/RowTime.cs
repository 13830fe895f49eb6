using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.Credits.Reading;

/// <summary>A row's number and when it was written. Numbers are given in the order of time, so a border in time is found by halving, without an index by time.</summary>
internal sealed class RowTime
{
    /// <summary>Rows that are written at the same time may get their numbers in another order; the exact time is compared besides.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>No row before this one is from <paramref name="at"/> or later.</summary>
    public static async Task<long> FirstAtAsync(IQueryable<RowTime> rows, DateTimeOffset at, CancellationToken cancellation)
    {
        var (low, high) = (0L, (await rows.MaxAsync(r => (long?)r.Id, cancellation) ?? 0) + 1);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var row = await rows.Where(r => r.Id >= middle).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellation);
            if (row is null || row.At >= at - Slack)
                high = middle;
            else
                low = row.Id + 1;
        }
        return low;
    }
}

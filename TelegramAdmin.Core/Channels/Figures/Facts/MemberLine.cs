using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Members;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Figures.Facts;

/// <summary>How many members a channel had, count after count. Between two counts the earlier one holds.</summary>
internal sealed class MemberLine(IReadOnlyList<(DateTimeOffset At, long Members)> counts)
{
    /// <summary>Counts of a stretch of time, and the last one before it.</summary>
    public static async Task<MemberLine> ReadAsync(AppDbContext db, long channelId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        // The channel was found in its workspace; the key holds the channel's number only.
        var all = db.MemberSnapshots.IgnoreQueryFilters().Where(s => s.ChannelId == channelId);
        var before = await all.Where(s => s.TakenAt < from).OrderByDescending(s => s.TakenAt).Take(1).Select(s => new { s.TakenAt, s.Members }).ToListAsync(cancellation);
        var within = await all.Where(s => s.TakenAt >= from && s.TakenAt < to).OrderBy(s => s.TakenAt).Select(s => new { s.TakenAt, s.Members }).ToListAsync(cancellation);
        return new MemberLine([.. before.Concat(within).Select(s => (s.TakenAt, s.Members))]);
    }

    /// <summary>The last count at or before that moment; null where there was none yet.</summary>
    public long? At(DateTimeOffset moment)
    {
        var (low, high) = (0, counts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (counts[middle].At <= moment)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? null : counts[low - 1].Members;
    }

    /// <summary>The figures of some days, as far as they have come by <paramref name="now"/>.</summary>
    public MemberFigures Of(ChannelPeriod period, PeriodStep days, DateTimeOffset now)
    {
        var (start, end) = (period.StartOf(days.From), Earlier(period.StartOf(days.To.AddDays(1)).AddTicks(-1), now));
        var within = counts.Where(c => c.At > start && c.At <= end).Select(c => c.Members).ToList();
        var before = At(start);
        var first = before ?? (within.Count > 0 ? within[0] : null);
        var last = At(end);
        var changes = within.Zip(within.Prepend(first ?? 0), (now, before) => now - before).ToList();
        // One count says how many there are, and nothing of how that changed.
        var isCompared = (before is null ? 0 : 1) + within.Count > 1;
        return new MemberFigures(
            start > now ? null : last, isCompared ? last - first : null, Mean(period, days, now), isCompared ? changes.Where(c => c > 0).Sum() : null, isCompared ? -changes.Where(c => c < 0).Sum() : null);
    }

    // Counts come at uneven times, so the mean is that of the days, each with its last count.
    private double? Mean(ChannelPeriod period, PeriodStep days, DateTimeOffset now)
    {
        var closing = new List<long>();
        for (var day = days.From; day <= days.To && period.StartOf(day) <= now; day = day.AddDays(1))
        {
            if (At(Earlier(period.StartOf(day.AddDays(1)).AddTicks(-1), now)) is { } members)
                closing.Add(members);
        }
        return ChannelFormulas.Mean(closing.Select(c => (long?)c));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

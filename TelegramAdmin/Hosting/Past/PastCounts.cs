using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Hosting.Past;

/// <summary>Counts what the past writes, for the charts: by hour and day, and of the last two days by minute, as long as minutes are kept.</summary>
internal sealed class PastCounts(BotId bot, DateTimeOffset now)
{
    private readonly Dictionary<(Metric Metric, RollupPeriod Period, DateTimeOffset At), long> _buckets = [];

    public void Add(Metric metric, DateTimeOffset at)
    {
        foreach (var period in Enum.GetValues<RollupPeriod>())
        {
            if (period == RollupPeriod.Minute && at < now.AddDays(-2))
                continue;
            var key = (metric, period, period.StartOf(at));
            _buckets[key] = _buckets.GetValueOrDefault(key) + 1;
        }
    }

    public IEnumerable<RollupBucket> Rows => _buckets.Select(b => new RollupBucket
    {
        WorkspaceId = WorkspaceId.Default, BotId = bot, Metric = b.Key.Metric, Period = b.Key.Period, BucketAt = b.Key.At, Value = b.Value,
    });
}

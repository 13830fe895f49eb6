using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Features.Delivery;

/// <summary>What became of messages in a period.</summary>
/// <param name="From">The first bucket's first moment (UTC).</param>
/// <param name="To">The moment after the last bucket.</param>
/// <param name="Bucket">hour or day.</param>
/// <param name="Causes">Why messages failed, the commonest first; counted over the newest 5,000 failures.</param>
public sealed record StatsResource(
    DateTimeOffset From, DateTimeOffset To, string Bucket, StatsSum Totals, IReadOnlyList<BotStats> Bots, IReadOnlyList<BucketStats> Buckets, IReadOnlyList<CauseStats> Causes)
{
    internal static StatsResource Of(DeliveryNumbers numbers, FailureReport failures) => new(
        numbers.Period.From, numbers.Period.To, numbers.Period.Bucket == RollupPeriod.Hour ? "hour" : "day", StatsSum.Of(numbers.Total),
        [.. numbers.Bots.Select(b => new BotStats(b.BotId.Value, StatsSum.Of(b.Total)))],
        [.. numbers.Period.Buckets.Zip(numbers.Buckets, (at, sum) => new BucketStats(at, StatsSum.Of(sum)))],
        [.. failures.Causes.Select(CauseStats.Of)]);
}

/// <param name="Accepted">Taken from programs with an API key.</param>
/// <param name="Sent">Accepted by Telegram, answers of the bots and of the team among them.</param>
/// <param name="Unknown">Their answer was lost: they may have arrived.</param>
/// <param name="SuccessRate">Sent of all that ended, from 0 to 1; left out where none did.</param>
public sealed record StatsSum(long Accepted, long Sent, long Failed, long Unknown, double? SuccessRate)
{
    internal static StatsSum Of(DeliverySum sum) => new(sum.Accepted, sum.Sent, sum.Failed, sum.Unknown, sum.SuccessRate);
}

public sealed record BotStats(long BotId, StatsSum Totals);

/// <param name="At">The bucket's first moment.</param>
public sealed record BucketStats(DateTimeOffset At, StatsSum Totals);

/// <param name="Cause">Words that all these errors have in common.</param>
/// <param name="ErrorCode">Telegram's; 0 where no answer came.</param>
public sealed record CauseStats(string Cause, int ErrorCode, int Count, DateTimeOffset LastAt)
{
    internal static CauseStats Of(FailureCause cause) => new(cause.Words, cause.Code, cause.Count, cause.LastAt);
}

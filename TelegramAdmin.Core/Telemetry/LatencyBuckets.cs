namespace TelegramAdmin.Core.Telemetry;

/// <summary>Counts durations in buckets that grow by a fifth each, so that a percentile is right within that, however many there are.</summary>
public sealed class LatencyBuckets
{
    internal const int Count = 80;

    private const double First = 0.1;
    private const double Growth = 1.2;

    private readonly long[] _counts = new long[Count];
    private long _sumMicros;

    /// <summary>The longest duration, in milliseconds, that falls into a bucket.</summary>
    public static double LimitOf(int bucket) => First * Math.Pow(Growth, bucket);

    public void Add(double milliseconds)
    {
        var bucket = milliseconds <= First ? 0 : (int)Math.Ceiling(Math.Log(milliseconds / First) / Math.Log(Growth));
        Interlocked.Increment(ref _counts[Math.Min(bucket, Count - 1)]);
        Interlocked.Add(ref _sumMicros, (long)(milliseconds * 1000));
    }

    public LatencyCount Read() => new([.. _counts.Select((_, i) => Interlocked.Read(ref _counts[i]))], Interlocked.Read(ref _sumMicros) / 1000d);

    /// <summary>Reads and begins anew.</summary>
    public LatencyCount Take()
    {
        var taken = new long[Count];
        for (var i = 0; i < Count; i++)
            taken[i] = Interlocked.Exchange(ref _counts[i], 0);
        return new LatencyCount(taken, Interlocked.Exchange(ref _sumMicros, 0) / 1000d);
    }
}

/// <summary>How many durations fell into each bucket.</summary>
/// <param name="Sum">Of all of them, in milliseconds.</param>
public sealed record LatencyCount(IReadOnlyList<long> Buckets, double Sum)
{
    public static LatencyCount None { get; } = new(new long[LatencyBuckets.Count], 0);

    public long Total => Buckets.Sum();

    public LatencyCount Plus(LatencyCount other) => new([.. Buckets.Zip(other.Buckets, (one, two) => one + two)], Sum + other.Sum);

    /// <param name="share">0.95 for p95.</param>
    /// <returns>Milliseconds that so many stayed within; null where there was none.</returns>
    public double? Percentile(double share)
    {
        var (total, passed) = (Total, 0L);
        if (total == 0)
            return null;
        for (var bucket = 0; bucket < Buckets.Count; bucket++)
        {
            passed += Buckets[bucket];
            if (passed >= share * total)
                return LatencyBuckets.LimitOf(bucket);
        }
        return LatencyBuckets.LimitOf(Buckets.Count - 1);
    }
}

using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>Each key's own rate, and how much it is used. All in memory; <see cref="ApiKeyUsageWriter"/> writes the usage down.</summary>
public sealed class ApiKeyMeter(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, ApiKeyGauge> _gauges = new();

    /// <summary>Takes one request out of the key's rate.</summary>
    /// <returns>Null where it may go on; otherwise how long it must wait.</returns>
    public TimeSpan? RetryAfter(ActiveApiKey key) => key.RatePerSecond is { } rate ? GaugeOf(key).Take(rate, Now()) : null;

    /// <summary>How many requests the key has left at this moment; null where it has no rate.</summary>
    public int? Remaining(ActiveApiKey key) => key.RatePerSecond is { } rate ? GaugeOf(key).Remaining(rate, Now()) : null;

    /// <param name="messages">How many were taken into the queue.</param>
    /// <param name="isRefused">Whether the answer was 4xx or 5xx.</param>
    public void Count(ActiveApiKey key, int messages, bool isRefused) => GaugeOf(key).Count(messages, isRefused, time.GetUtcNow());

    /// <summary>What was counted since the last time.</summary>
    internal IReadOnlyList<ApiKeyUsage> Drain() => [.. _gauges.Values.Select(g => g.Drain()).Where(u => u.Requests > 0)];

    /// <summary>Puts back what could not be written.</summary>
    internal void Restore(IEnumerable<ApiKeyUsage> usages)
    {
        foreach (var usage in usages)
            GaugeOf(usage.Key).Add(usage);
    }

    private ApiKeyGauge GaugeOf(ActiveApiKey key) => _gauges.TryGetValue(key.Id, out var gauge) ? gauge : _gauges.GetOrAdd(key.Id, _ => new ApiKeyGauge(key));

    private long Now() => (long)(time.GetTimestamp() * (ApiKeyGauge.TicksPerSecond / time.TimestampFrequency));
}

internal sealed record ApiKeyUsage(ActiveApiKey Key, long Requests, long Messages, long Refused, DateTimeOffset LastAt);

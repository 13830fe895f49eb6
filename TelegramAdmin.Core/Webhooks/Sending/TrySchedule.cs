using TelegramAdmin.Core.Outbound;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>When a delivery is tried again: ten tries over about three days, as Standard Webhooks advise.</summary>
internal static class TrySchedule
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    // After the first, second, … failed try.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <param name="failed">How many tries have failed, this one among them.</param>
    /// <returns>Null where it was the last.</returns>
    public static TimeSpan? After(int failed, OutboundAnswer answer)
    {
        if (failed > Waits.Length)
            return null;
        // Up to a tenth more, so that what failed together does not come back together.
        var wait = Waits[failed - 1] * (1 + Random.Shared.NextDouble() / 10);
        return answer.RetryAfter is { } asked && asked > wait ? (asked < LongestWait ? asked : LongestWait) : wait;
    }
}

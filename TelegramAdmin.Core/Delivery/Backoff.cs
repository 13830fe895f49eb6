namespace TelegramAdmin.Core.Delivery;

/// <summary>How long to wait after a failure: doubling from one second, at most five minutes, with up to a quarter of jitter so that many do not return at once.</summary>
internal static class Backoff
{
    /// <summary>About half an hour of trying.</summary>
    public const int LargestAttempts = 12;

    public static TimeSpan After(int attempts)
    {
        var seconds = Math.Min(300, Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(seconds * (1 + Random.Shared.NextDouble() / 4));
    }
}

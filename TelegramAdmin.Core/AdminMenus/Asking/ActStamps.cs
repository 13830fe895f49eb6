using System.Globalization;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>Marks questions with their time, so that an old answer does nothing and one answer has one effect.</summary>
public sealed class ActStamps(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _used = [];
    private readonly Lock _gate = new();

    internal string Make() => time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);

    /// <param name="act">Which question it is.</param>
    internal StampUse Use(string act, string stamp)
    {
        var now = time.GetUtcNow();
        if (!long.TryParse(stamp, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var milliseconds) || Math.Abs(now.ToUnixTimeMilliseconds() - milliseconds) > Lifetime.TotalMilliseconds)
            return StampUse.TooOld;
        lock (_gate)
        {
            foreach (var past in _used.Where(u => now - u.Value > 2 * Lifetime).Select(u => u.Key).ToList())
                _used.Remove(past);
            return _used.TryAdd(act, now) ? StampUse.Fresh : StampUse.Again;
        }
    }
}

internal enum StampUse
{
    Fresh = 1,
    Again = 2,
    TooOld = 3,
}

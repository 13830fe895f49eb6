using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Chaos.Counting;

/// <summary>When the trouble was, and how long nothing left because of it.</summary>
internal sealed class Timing
{
    private DateTimeOffset _beganAt;
    private DateTimeOffset _endedAt;

    public void Begin() => _beganAt = DateTimeOffset.UtcNow;

    public void End() => _endedAt = DateTimeOffset.UtcNow;

    /// <param name="sent">When messages arrived at Telegram.</param>
    /// <returns>The longest time without one from the trouble's beginning on, and how long after its end the next one came.</returns>
    public (TimeSpan Longest, TimeSpan ToGoOn) Silence(IEnumerable<SandboxBot> bots)
    {
        var sent = bots.SelectMany(b => b.SentAt).Where(at => at >= _beganAt).Order().ToList();
        if (sent.Count == 0)
            return (_endedAt - _beganAt, TimeSpan.Zero);
        var longest = sent.Prepend(_beganAt).Zip(sent, (before, after) => after - before).Max();
        var next = sent.FirstOrDefault(at => at >= _endedAt);
        return (longest, next == default ? TimeSpan.Zero : next - _endedAt);
    }
}

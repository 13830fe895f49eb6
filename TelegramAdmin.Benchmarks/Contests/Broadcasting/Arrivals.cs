namespace TelegramAdmin.Benchmarks.Contests.Broadcasting;

/// <summary>What arrived of a broadcast, as Telegram saw it.</summary>
/// <param name="PerSecond">Readers reached a second, from the first arrival to the last.</param>
/// <param name="TooManyRequests">Calls that were refused with a 429.</param>
/// <param name="Missing">Readers who got nothing.</param>
/// <param name="Unknown">Messages of which the program says that it cannot know.</param>
/// <param name="Lost">Missing, and the program does not know it.</param>
/// <param name="Twice">Readers who got more than one.</param>
internal sealed record Arrivals(double PerSecond, long TooManyRequests, int Missing, int Unknown, int Lost, int Twice)
{
    /// <summary>After a kill: the longest time in which nothing arrived.</summary>
    public TimeSpan? Silence { get; init; }

    public static Arrivals Count(Audience audience, IReadOnlySet<long> unknown, DateTimeOffset? killedAt)
    {
        var messages = audience.Readers.ToDictionary(r => r.Id, r => r.History(audience.Bot).Count(m => m.FromBot));
        var times = audience.Bot.SentAt.Order().ToList();
        var missing = messages.Where(m => m.Value == 0).Select(m => m.Key).ToList();
        var perSecond = times.Count < 2 ? 0 : (messages.Count - missing.Count - 1) / (times[^1] - times[0]).TotalSeconds;
        return new Arrivals(perSecond, audience.Sandbox.World.Counters.TooManyRequests, missing.Count, unknown.Count, missing.Count(m => !unknown.Contains(m)), messages.Values.Count(n => n > 1))
        {
            Silence = killedAt is { } at ? LongestGap(times, at) : null,
        };
    }

    public override string ToString() => $"{TooManyRequests} × 429, {Missing} missing, {Unknown} said to be unknown, {Twice} twice";

    private static TimeSpan LongestGap(List<DateTimeOffset> times, DateTimeOffset after) =>
        times.Zip(times.Skip(1)).Where(pair => pair.Second > after).Select(pair => pair.Second - pair.First).DefaultIfEmpty().Max();
}

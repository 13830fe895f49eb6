namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>The numbers of some conversations.</summary>
/// <param name="First">First responses, from the first unanswered message to the answer.</param>
/// <param name="Resolution">From opened to closed.</param>
/// <param name="Promised">Answers for which a time was promised.</param>
/// <param name="Late">Those of them that came later.</param>
/// <param name="Rating">The mean, 1 to 5; null without ratings.</param>
public sealed record FigureTotals(int Opened, int Closed, int Answers, Spread First, Spread Resolution, int Promised, int Late, int Rated, double? Rating)
{
    /// <summary>The share of promised answers that came in time; null where nothing was promised.</summary>
    public double? InTime => Promised == 0 ? null : 1 - (double)Late / Promised;

    internal static FigureTotals Of(IReadOnlyCollection<Fact> opened, IReadOnlyCollection<Fact> closed, IReadOnlyCollection<Fact> rated, IReadOnlyCollection<Fact> answers) => new(
        opened.Count,
        closed.Count,
        answers.Count,
        Spread.Of(answers.Where(a => a.IsFirst).Select(a => a.Seconds ?? 0)),
        Spread.Of(closed.Where(c => c.Seconds is not null).Select(c => c.Seconds!.Value)),
        answers.Count(a => a.IsPromised),
        answers.Count(a => a is { IsPromised: true, IsLate: true }),
        rated.Count,
        rated.Count == 0 ? null : rated.Average(r => r.Rating ?? 0));
}

/// <summary>How long things took, in seconds within business hours.</summary>
/// <param name="Median">Half of them took no longer; between the two in the middle of an even number.</param>
/// <param name="Slow">Nine of ten took no longer (nearest rank).</param>
public sealed record Spread(int Count, double? Median, double? Slow)
{
    internal static Spread Of(IEnumerable<long> seconds)
    {
        var sorted = seconds.ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0 ? new(0, null, null) : new(sorted.Length, MedianOf(sorted), sorted[(int)Math.Ceiling(sorted.Length * 0.9) - 1]);
    }

    private static double MedianOf(long[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
}

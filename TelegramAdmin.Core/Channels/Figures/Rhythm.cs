using TelegramAdmin.Core.Channels.Figures.Facts;

namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>How regularly a channel posts.</summary>
/// <param name="ByDay">Posts of each day of the week.</param>
/// <param name="Gap">The median time from one post to the next.</param>
/// <param name="LongestGap">The longest silence between two posts of the period.</param>
public sealed record Rhythm(IReadOnlyDictionary<DayOfWeek, int> ByDay, TimeSpan? Gap, TimeSpan? LongestGap)
{
    internal static Rhythm Of(IReadOnlyCollection<PostFact> posts)
    {
        var counted = posts.Where(p => p.Counts).ToList();
        var gaps = counted.Zip(counted.Skip(1), (one, next) => (next.PostedAt - one.PostedAt).TotalSeconds).ToList();
        return new Rhythm(
            counted.GroupBy(p => p.Local.DayOfWeek).ToDictionary(g => g.Key, g => g.Count()),
            ChannelFormulas.Median(gaps) is { } median ? TimeSpan.FromSeconds(median) : null,
            gaps.Count == 0 ? null : TimeSpan.FromSeconds(gaps.Max()));
    }
}

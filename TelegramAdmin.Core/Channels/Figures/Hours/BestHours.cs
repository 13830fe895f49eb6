using TelegramAdmin.Core.Channels.Figures.Facts;
using TelegramAdmin.Core.Channels.Figures.Periods;

namespace TelegramAdmin.Core.Channels.Figures.Hours;

/// <summary>How posts of each hour of the week were seen, in the reader's zone.</summary>
/// <param name="IsEarly">The values are views in the first six hours; otherwise all views, because most posts were not watched when they were that old.</param>
/// <param name="Best">The hour whose posts were seen most; null while no hour has two posts.</param>
/// <param name="Mean">Of all posts that have a value.</param>
public sealed record BestHours(bool IsEarly, IReadOnlyDictionary<WeekHour, HourFigures> Hours, WeekHour? Best, double? Mean)
{
    /// <summary>One post alone says nothing about its hour.</summary>
    public const int FewestPosts = 2;

    /// <summary>How much more the best hour's posts were seen than the mean.</summary>
    public double? Lift => Best is { } best ? ChannelFormulas.Above(Hours[best].Views, Mean) : null;

    internal static BestHours Of(IReadOnlyCollection<PostFact> posts)
    {
        var counted = posts.Where(p => p.Counts && p.Views is not null).ToList();
        var isEarly = counted.Count > 0 && counted.Count(p => p.ViewsAt6Hours is not null) * 2 >= counted.Count;
        var valued = counted.Select(p => (Hour: WeekHour.Of(p.Local), Views: isEarly ? p.ViewsAt6Hours : p.Views)).Where(p => p.Views is not null).ToList();
        var hours = valued.GroupBy(p => p.Hour).ToDictionary(g => g.Key, g => new HourFigures(g.Count(), ChannelFormulas.Mean(g.Select(p => p.Views))!.Value));
        return new BestHours(isEarly, hours, BestOf(hours), ChannelFormulas.Mean(valued.Select(p => p.Views)));
    }

    private static WeekHour? BestOf(Dictionary<WeekHour, HourFigures> hours) => hours.Where(h => h.Value.Posts >= FewestPosts)
        .OrderByDescending(h => h.Value.Views).ThenBy(h => ((int)h.Key.Day + 6) % 7).ThenBy(h => h.Key.Hour).Select(h => (WeekHour?)h.Key).FirstOrDefault();
}

/// <param name="Views">Of an average post of this hour.</param>
public readonly record struct HourFigures(int Posts, double Views);

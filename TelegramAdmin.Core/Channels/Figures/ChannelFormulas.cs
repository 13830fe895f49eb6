namespace TelegramAdmin.Core.Channels.Figures;

/// <summary>Every formula once. Their words and sources are in <see cref="ChannelMetric"/> and docs/channels/figures.md.</summary>
public static class ChannelFormulas
{
    /// <summary>A post is judged by its views only when it had a day to gather them.</summary>
    public static readonly TimeSpan Ripe = TimeSpan.FromDays(1);

    /// <summary>The mean of what is known; null where nothing is.</summary>
    public static double? Mean(IEnumerable<long?> values)
    {
        var (sum, count) = (0L, 0);
        foreach (var value in values)
        {
            if (value is { } known)
                (sum, count) = (sum + known, count + 1);
        }
        return Mean(sum, count);
    }

    public static double? Mean(long sum, int count) => count == 0 ? null : (double)sum / count;

    /// <summary>ERR: the views of an average post as a share of the members.</summary>
    public static double? Reach(double? viewsAPost, double? members) => viewsAPost is { } views && members is > 0 ? views / members : null;

    /// <summary>ER by views: all that people did as a share of all views.</summary>
    public static double? Engagement(long interactions, long views) => views > 0 ? (double)interactions / views : null;

    public static double? PostsADay(int posts, double days) => days > 0 ? posts / days : null;

    /// <summary>How much more than the mean: 0.25 for 25% above it.</summary>
    public static double? Above(double? value, double? mean) => value is { } known && mean is > 0 ? known / mean - 1 : null;

    /// <summary>The value in the middle; between the two in the middle of an even number.</summary>
    public static double? Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

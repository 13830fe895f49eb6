using System.Globalization;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>A post has several times the views that the channel's posts usually have at its age: the median of the 30 before it.</summary>
internal static class TakeOff
{
    public const int Compared = 30;
    public const int Least = 10;

    /// <summary>Younger, a few views more are several times the usual; older, nobody acts on it.</summary>
    public static readonly TimeSpan From = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Until = TimeSpan.FromHours(48);

    public static bool IsInTime(TimeSpan age) => age >= From && age <= Until;

    /// <param name="earlier">Posts before this one, the newest first.</param>
    public static Sighting? Find(ChannelAlertRule rule, long messageId, DateTimeOffset postedAt, DateTimeOffset at, long views, IEnumerable<ViewCurve> earlier)
    {
        var age = at - postedAt;
        if (!IsInTime(age) || Usual(age, earlier) is not { } usual || usual < 1 || views < rule.Factor * usual)
            return null;
        var times = (views / usual).ToString("0.#", CultureInfo.InvariantCulture);
        var text = $"A post has {Sighting.Count(views)} views after {Age(age)}, {times} times the usual {Sighting.Count((long)Math.Round(usual))}";
        return new Sighting(Sighting.Occasional("takes_off", messageId), at, text, messageId, (long)Math.Round(usual), views);
    }

    private static double? Usual(TimeSpan age, IEnumerable<ViewCurve> earlier)
    {
        var views = earlier.Take(Compared).Select(c => c.At(age)).OfType<double>().Order().ToList();
        return views.Count < Least ? null : views.Count % 2 == 1 ? views[views.Count / 2] : (views[(views.Count / 2) - 1] + views[views.Count / 2]) / 2;
    }

    private static string Age(TimeSpan age) => age.TotalMinutes < 90 ? $"{Math.Round(age.TotalMinutes):0} minutes" : $"{Math.Round(age.TotalHours):0} hours";
}

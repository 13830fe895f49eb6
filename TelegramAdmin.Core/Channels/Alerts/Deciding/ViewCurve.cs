namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Views of one post over its age, as far as they were counted.</summary>
/// <param name="Points">In the order of time.</param>
internal sealed record ViewCurve(long MessageId, DateTimeOffset PostedAt, IReadOnlyList<(DateTimeOffset At, long Views)> Points)
{
    private static readonly TimeSpan ShortGap = TimeSpan.FromHours(1);

    /// <summary>Views at an age, on the line between the counts around it; null where these lie too far apart to tell.</summary>
    public double? At(TimeSpan age)
    {
        var at = PostedAt + age;
        var before = (At: PostedAt, Views: 0L);
        foreach (var point in Points)
        {
            if (point.At < PostedAt)
                continue;
            if (point.At >= at)
                return IsNear(before.At, point.At, age) ? Between(before, point, at) : null;
            before = point;
        }
        return null;
    }

    private static bool IsNear(DateTimeOffset from, DateTimeOffset to, TimeSpan age) => to - from <= (age > ShortGap ? age : ShortGap);

    private static double Between((DateTimeOffset At, long Views) before, (DateTimeOffset At, long Views) after, DateTimeOffset at) =>
        after.At == before.At ? after.Views : before.Views + ((after.Views - before.Views) * ((at - before.At) / (after.At - before.At)));
}

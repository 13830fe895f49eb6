using System.Globalization;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Features.Settings.Inbox;

/// <summary>What hours and promises mean for somebody who writes now, in a sentence.</summary>
internal static class PromisePreview
{
    public static string Of(InboxHours hours, int minutes, int urgent, DateTimeOffset now)
    {
        var clock = new OfficeClock(hours);
        var says = Says(clock, minutes, now);
        var isOther = minutes != urgent && urgent > 0;
        return string.Join(' ', new[] { Standing(clock, now), says, isOther ? $"With high priority it is {When(clock.After(now, TimeSpan.FromMinutes(urgent)), now, clock.Zone)}." : null }.OfType<string>());
    }

    private static string Standing(OfficeClock clock, DateTimeOffset now) =>
        clock.IsOpen(now) ? "Open now."
        : clock.NextOpening(now) is var next && next > now ? $"Closed now, open again {When(next, now, clock.Zone)}."
        : "Closed now, and no working day is near.";

    private static string Says(OfficeClock clock, int minutes, DateTimeOffset now) =>
        minutes == 0 ? "No answer time is promised."
        : $"A message of {When(now, now, clock.Zone)} is promised an answer by {When(clock.After(now, TimeSpan.FromMinutes(minutes)), now, clock.Zone)}.";

    /// <summary>today 17:50, tomorrow 09:50, Monday 09:50, 12 Apr 09:50.</summary>
    private static string When(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone).Date);
        var day = (local.Date - today).Days switch
        {
            0 => "today",
            1 => "tomorrow",
            < 7 => HoursWords.Name(local.DayOfWeek),
            _ => local.ToString("d MMM", CultureInfo.CurrentCulture),
        };
        return $"{day} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }
}

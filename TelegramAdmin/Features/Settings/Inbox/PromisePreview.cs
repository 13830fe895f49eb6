using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Features.Settings.Inbox;

/// <summary>What hours and promises mean for somebody who writes now, in a sentence.</summary>
internal static class PromisePreview
{
    public static string Of(InboxHours hours, int minutes, int urgent, DateTimeOffset now, Localizer words)
    {
        var clock = new OfficeClock(hours);
        var says = Says(clock, minutes, now, words);
        var isOther = minutes != urgent && urgent > 0;
        return string.Join(' ', new[] { Standing(clock, now, words), says, isOther ? words["With high priority it is {0}.", When(clock.After(now, TimeSpan.FromMinutes(urgent)), now, clock.Zone, words)] : null }.OfType<string>());
    }

    private static string Standing(OfficeClock clock, DateTimeOffset now, Localizer words) =>
        clock.IsOpen(now) ? words["Open now."]
        : clock.NextOpening(now) is var next && next > now ? words["Closed now, open again {0}.", When(next, now, clock.Zone, words)]
        : words["Closed now, and no working day is near."];

    private static string Says(OfficeClock clock, int minutes, DateTimeOffset now, Localizer words) =>
        minutes == 0 ? words["No answer time is promised."]
        : words["A message of {0} is promised an answer by {1}.", When(now, now, clock.Zone, words), When(clock.After(now, TimeSpan.FromMinutes(minutes)), now, clock.Zone, words)];

    /// <summary>today 17:50, tomorrow 09:50, Monday 09:50, 12 Apr 09:50.</summary>
    private static string When(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone, Localizer words)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(at, zone), TimeZoneInfo.ConvertTime(now, zone).Date);
        var day = (local.Date - today).Days switch
        {
            0 => words["today"],
            1 => words["tomorrow"],
            < 7 => HoursWords.Name(local.DayOfWeek),
            _ => local.ToString("d MMM", CultureInfo.CurrentCulture),
        };
        return $"{day} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }
}

using System.Globalization;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Features.Conversations.Later;

/// <summary>A moment to come, in the words of who chooses it.</summary>
public sealed record LaterTime(string Words, DateTimeOffset At);

/// <summary>The moments that people put things off to, on the reader's clock.</summary>
public static class LaterTimes
{
    private const int Evening = 18;
    private const int Morning = 9;

    public static IReadOnlyList<LaterTime> From(DateTimeOffset now, Reader reader, Localizer words)
    {
        var today = reader.Local(now).Date;
        var evening = At(today.AddHours(Evening), reader);
        var monday = today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1);
        return
        [
            new(words["In 1 hour"], now.AddHours(1)),
            .. evening > now.AddHours(1) ? [new LaterTime(words["This evening, {0}", Times.Clock(evening, reader)], evening)] : Array.Empty<LaterTime>(),
            Named("Tomorrow, {0}", today.AddDays(1)),
            Named("Next week, Monday, {0}", monday),
        ];

        LaterTime Named(string named, DateTime day)
        {
            var at = At(day.AddHours(Morning), reader);
            return new LaterTime(words[named, Times.Clock(at, reader)], at);
        }
    }

    /// <summary>What a field for date and time holds, on the reader's clock.</summary>
    public static DateTimeOffset? Of(DateTime? local, Reader reader) =>
        local is { Year: >= 2000 and <= 2200 } chosen ? At(DateTime.SpecifyKind(chosen, DateTimeKind.Unspecified), reader) : null;

    /// <summary>today 18:00, tomorrow 09:00, Thu 14 May 09:00.</summary>
    public static string Words(DateTimeOffset at, DateTimeOffset now, Reader reader, Localizer words)
    {
        var local = reader.Local(at);
        var day = (local.Date - reader.Local(now).Date).Days switch
        {
            0 => words["today"],
            1 => words["tomorrow"],
            _ => local.ToString("ddd d MMM", CultureInfo.CurrentCulture),
        };
        return $"{day} {Times.Clock(at, reader)}";
    }

    private static DateTimeOffset At(DateTime local, Reader reader)
    {
        while (reader.Zone.IsInvalidTime(local))
            local = local.AddMinutes(30); // The hour that is left out in spring.
        return new DateTimeOffset(local, reader.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}

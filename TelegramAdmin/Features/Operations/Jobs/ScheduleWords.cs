using System.Globalization;

namespace TelegramAdmin.Features.Operations.Jobs;

/// <summary>Quartz's cron expressions in words, as far as the product's jobs use them; any other stays as it is.</summary>
internal static class ScheduleWords
{
    public static string Of(string schedule)
    {
        if (schedule.Split(' ') is not [_, var minute, var hour, var day, var month, var weekday] || month != "*" || day is not ("*" or "?"))
            return schedule;
        if (weekday is not ("*" or "?"))
            return Weekday(weekday) is { } name && Number(minute) is { } atMinute && Number(hour) is { } atHour ? $"every {name} at {atHour:00}:{atMinute:00} UTC" : schedule;
        return (minute, hour) switch
        {
            ("*", "*") => "every minute",
            (_, "*") when StepOf(minute) is { } step => $"every {step} minutes",
            (_, "*") when Number(minute) is { } at => $"every hour, at minute {at}",
            _ when Number(minute) is { } at && Number(hour) is { } clock => $"every day at {clock:00}:{at:00} UTC",
            _ => schedule,
        };
    }

    private static string? Weekday(string field) =>
        Enum.GetValues<DayOfWeek>().Select(d => d.ToString()).FirstOrDefault(d => d.StartsWith(field, StringComparison.OrdinalIgnoreCase) && field.Length == 3);

    // "*/5" and "2/10" are both steps; where they begin matters to nobody.
    private static int? StepOf(string field) => field.Split('/') is [_, var step] ? Number(step) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

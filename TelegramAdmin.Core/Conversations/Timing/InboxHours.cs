namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>When the team works: spans of the week in a time zone, and days off.</summary>
/// <param name="TimeZone">IANA name, such as <c>Europe/Lisbon</c>.</param>
/// <param name="Spans">Empty for always.</param>
/// <param name="DaysOff">Whole days of that time zone.</param>
public sealed record InboxHours(string TimeZone, IReadOnlyList<WeekSpan> Spans, IReadOnlyList<DateOnly> DaysOff)
{
    public static InboxHours Always { get; } = new("UTC", [], []);

    public bool IsAlways => Spans.Count == 0;
}

/// <summary>A span of one day of the week.</summary>
/// <param name="To">Exclusive; 24:00 is written as 00:00.</param>
public sealed record WeekSpan(DayOfWeek Day, TimeOnly From, TimeOnly To);

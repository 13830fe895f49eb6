using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>What a workspace decides about its inbox.</summary>
public static class InboxSettings
{
    public static Setting<InboxHours> Hours { get; } = new(
        "inbox.hours", InboxHours.Always, "Business hours", "When the team answers. Response times and promises count only these hours.", Refuse);

    public static Setting<int> AnswerMinutes { get; } = new(
        "inbox.answer_minutes", 60, "Answer within", "Minutes of business hours until an answer is late; 0 for no promise.", Between(0, 100_000)) { Unit = "minutes" };

    public static Setting<int> UrgentAnswerMinutes { get; } = new(
        "inbox.answer_minutes_high", 15, "Answer within, high priority", "The same for conversations of high priority; 0 for no promise.", Between(0, 100_000)) { Unit = "minutes" };

    public static Setting<int> RemindMinutes { get; } = new(
        "inbox.remind_minutes", 10, "Remind before", "Minutes before an answer is late at which the team is reminded; 0 for no reminder before it is late.", Between(0, 10_000)) { Unit = "minutes" };

    public static Setting<bool> TellsOfClosing { get; } = new(
        "inbox.tells_of_closing", false, "Say that it is closed", "Whether the person is told when a conversation is closed.");

    public static Setting<bool> AsksForRating { get; } = new(
        "inbox.asks_for_rating", true, "Ask how it was", "Whether the person is asked for one to five stars after a conversation is closed.");

    public static Setting<GroupMode> Groups { get; } = new(
        "inbox.groups", GroupMode.Addressed, "Messages in groups", "What of the groups that a bot is in reaches the team.");

    public static IReadOnlyList<Setting> All { get; } = [Hours, AnswerMinutes, UrgentAnswerMinutes, RemindMinutes, TellsOfClosing, AsksForRating, Groups];

    private static Func<int, string?> Between(int least, int most) => value => value >= least && value <= most ? null : $"A number from {least:N0} to {most:N0}.";

    private static string? Refuse(InboxHours hours) =>
        hours is not { TimeZone: { } zone, Spans: { } spans, DaysOff: { } off } ? "Business hours need a time zone, spans and days off."
        : !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? $"There is no time zone “{zone}”. Take a name such as Europe/Lisbon."
        : spans.Count > 50 || off.Count > 400 ? "These are more spans or days off than a year has use for."
        : spans.Any(s => !Enum.IsDefined(s.Day) || (s.To != TimeOnly.MinValue && s.To <= s.From)) ? "Each span ends after it begins."
        : spans.GroupBy(s => s.Day).Any(Overlap) ? "Two spans of a day overlap. Make them one."
        : null;

    private static bool Overlap(IEnumerable<WeekSpan> day)
    {
        var spans = day.OrderBy(s => s.From).ToList();
        return spans.Zip(spans.Skip(1)).Any(pair => pair.First.To == TimeOnly.MinValue || pair.First.To > pair.Second.From);
    }
}

using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>When the weekly report goes out, and to whom.</summary>
/// <param name="At">By the clock of the workspace's time zone.</param>
/// <param name="To">Telegram's numbers of those of the staff who get it.</param>
/// <param name="Bot">Only by this one; null for any that reaches them.</param>
public sealed record ReportPlan(bool IsOn, DayOfWeek Day, TimeOnly At, IReadOnlyList<long> To, bool ToGroup = false, long? Bot = null)
{
    private const int MostPeople = 20;

    public static ReportPlan Off { get; } = new(false, DayOfWeek.Monday, new TimeOnly(9, 0), []);

    public static Setting<ReportPlan> Setting { get; } = new(
        "channels.report", Off, "Weekly report of channels", "When the week's figures of channels are sent in Telegram, and to whom.", Refuse);

    private static string? Refuse(ReportPlan plan) =>
        plan.To is null || !Enum.IsDefined(plan.Day) ? "The report needs a day of the week and a list of people."
        : plan.To.Count > MostPeople ? "Up to 20 people can get the report."
        : plan is { IsOn: true, To.Count: 0, ToGroup: false } ? "Choose who gets the report."
        : null;
}

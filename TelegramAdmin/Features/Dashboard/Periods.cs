using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Analytics;

namespace TelegramAdmin.Features.Dashboard;

/// <summary>The periods that can be looked at, as they stand in the URL.</summary>
internal static class Periods
{
    public static IReadOnlyList<Choice> Choices { get; } = [new("24h", "24 h"), new("7d", "7 d"), new("30d", "30 d"), new("90d", "90 d")];

    public static DashboardPeriod Read(string? value) => value switch
    {
        "7d" => DashboardPeriod.Week,
        "30d" => DashboardPeriod.Month,
        "90d" => DashboardPeriod.Quarter,
        _ => DashboardPeriod.Day,
    };

    /// <summary>"24 hours", "30 days".</summary>
    public static string Words(DashboardPeriod period) => period == DashboardPeriod.Day ? "24 hours" : $"{(int)period} days";
}

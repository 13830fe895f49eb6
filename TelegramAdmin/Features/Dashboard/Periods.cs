using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview;

namespace TelegramAdmin.Features.Dashboard;

/// <summary>The periods that can be looked at, as they stand in the URL.</summary>
internal static class Periods
{
    public static IReadOnlyList<Choice> Choices(Localizer words) => [new("today", words["Today"]), new("24h", words["24 h"]), new("7d", words["7 d"]), new("30d", words["30 d"]), new("90d", words["90 d"])];

    public static OverviewPeriod Read(string? value) => value switch
    {
        "24h" => OverviewPeriod.Day,
        "7d" => OverviewPeriod.Week,
        "30d" => OverviewPeriod.Month,
        "90d" => OverviewPeriod.Quarter,
        _ => OverviewPeriod.Today,
    };

    /// <summary>As it stands in the URL; null for the usual one.</summary>
    public static string? Write(OverviewPeriod period) => period switch
    {
        OverviewPeriod.Day => "24h",
        OverviewPeriod.Week => "7d",
        OverviewPeriod.Month => "30d",
        OverviewPeriod.Quarter => "90d",
        _ => null,
    };

    /// <summary>The same in the address of payments, which are listed by days.</summary>
    public static string? OfPayments(OverviewPeriod period) => period switch
    {
        OverviewPeriod.Week => "7d",
        OverviewPeriod.Month => null,
        OverviewPeriod.Quarter => "90d",
        _ => "today",
    };
}

using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.AdminMenus.Numbers;

/// <summary>/analytics: every theme over some days, beside the days before them.</summary>
internal sealed class AnalyticsPage(OverviewReader overview, EngineOptions options) : IMenuPage
{
    private const int MostColumns = 30;

    private static readonly OverviewTheme[] Themes = [OverviewTheme.Money, OverviewTheme.People, OverviewTheme.Conversations, OverviewTheme.Delivery, OverviewTheme.Channels];

    private static readonly (OverviewPeriod Period, int Days)[] Periods = [(OverviewPeriod.Week, 7), (OverviewPeriod.Month, 30), (OverviewPeriod.Quarter, 90)];

    public string Name => "numbers";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var (period, days) = Array.Find(Periods, p => p.Days == visit.Route.Number(0)) is { Days: > 0 } found ? found : Periods[1];
        var parts = new List<string> { $"<b>Analytics</b> · {days} days of UTC{(options.Stripe is { IsOn: true, IsLive: false } ? " · Stripe's test mode" : "")}" };
        foreach (var theme in Themes)
            parts.Add(Part(await overview.ReadAsync(visit.Workspace, null, theme, period)));
        return new MenuScreen(string.Join("\n\n", parts), [[.. Periods.Select(p => MenuScreen.Button(p.Days == days ? $"· {p.Days} days ·" : $"{p.Days} days", MenuRoute.Page(Name, p.Days)))]], MenuRoute.Home, "/analytics");
    }

    private static string Part(OverviewNumbers numbers)
    {
        var columns = MenuText.Columns([.. numbers.Figures[0].Series.TakeLast(MostColumns).Select(v => (long)(v ?? 0))]);
        return $"<b>{numbers.Theme}</b>\n{FigureLines.Of(numbers)}{(columns.Length == 0 ? "" : "\n" + columns)}";
    }
}

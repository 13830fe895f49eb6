using System.Globalization;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Needs;

namespace TelegramAdmin.Core.AdminMenus.Numbers;

/// <summary>/dashboard: what needs somebody, and the figures of a theme over a period beside those of the one before it.</summary>
internal sealed class DashboardPage(OverviewReader overview, LiveStatus status, NeedReader needs) : IMenuPage
{
    private static readonly (OverviewPeriod Period, string Words)[] Periods =
        [(OverviewPeriod.Today, "Today"), (OverviewPeriod.Day, "24 h"), (OverviewPeriod.Week, "7 d"), (OverviewPeriod.Month, "30 d"), (OverviewPeriod.Quarter, "90 d")];

    private static readonly (OverviewTheme Theme, string Words)[] Themes =
    [
        (OverviewTheme.Summary, "Overview"), (OverviewTheme.People, "People"), (OverviewTheme.Conversations, "Conversations"),
        (OverviewTheme.Money, "Money"), (OverviewTheme.Delivery, "Delivery"), (OverviewTheme.Channels, "Channels"),
    ];

    private const int MostNeeds = 8;
    private const int ThemesInARow = 3;

    public string Name => "dash";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var period = Array.Find(Periods, p => (int)p.Period == visit.Route.Number(0)) is { Words: not null } chosen ? chosen : Periods[0];
        var theme = Array.Find(Themes, t => (int)t.Theme == visit.Route.Number(1)) is { Words: not null } meant ? meant : Themes[0];
        var numbers = await overview.ReadAsync(visit.Workspace, null, theme.Theme, period.Period);
        var now = await status.ReadAsync(visit.Workspace);
        var html = $"""
            <b>Dashboard</b> · {period.Words}{(period.Period == OverviewPeriod.Day ? "" : " (UTC)")}

            {NeedsYou(await needs.ReadAsync(visit.Workspace))}

            <b>{theme.Words}</b>
            {FigureLines.Of(numbers)}

            {MenuText.Count(now.Queued)} in the queue · now {now.Rates.InPerSecond:0.#}/s in, {now.Rates.OutPerSecond:0.#}/s out
            """;
        return new MenuScreen(html, [Row(Periods, p => p == period, p => p.Words, p => At(p.Period, theme.Theme)), .. Themes.Chunk(ThemesInARow).Select(row => Row(row, t => t == theme, t => t.Words, t => At(period.Period, t.Theme)))], MenuRoute.Home, "/dashboard");
    }

    private MenuRoute At(OverviewPeriod period, OverviewTheme theme) => MenuRoute.Page(Name, (int)period, (int)theme);

    private static IReadOnlyList<BotButton> Row<T>(IEnumerable<T> all, Func<T, bool> isChosen, Func<T, string> words, Func<T, MenuRoute> at) =>
        [.. all.Select(one => MenuScreen.Button(isChosen(one) ? $"· {words(one)} ·" : words(one), at(one)))];

    private static string NeedsYou(IReadOnlyList<Need> needs)
    {
        if (needs.Count == 0)
            return "🟢 Everything is running";
        var lines = needs.Take(MostNeeds).Select(n => $"{Mark(n.Level)} {What(n)}");
        return string.Join('\n', needs.Count > MostNeeds ? lines.Append($"and {MenuText.Count(needs.Count - MostNeeds)} more") : lines);
    }

    private static string What(Need need) => NeedWords.What(need.Kind) is var (one, several) && need.Count == 1
        ? string.Format(CultureInfo.CurrentCulture, one, MenuText.Name(need.Subject))
        : string.Format(CultureInfo.CurrentCulture, several, MenuText.Count(need.Count));

    private static string Mark(NeedLevel level) => level switch
    {
        NeedLevel.Bad => "🔴",
        NeedLevel.Info => "🔵",
        _ => "🟠",
    };
}

using System.Globalization;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.AdminMenus.Numbers;

/// <summary>/dashboard: what needs somebody, and the numbers of a period beside those of the one before it.</summary>
internal sealed class DashboardPage(DashboardReader dashboard, LiveStatus status, NeedReader needs) : IMenuPage
{
    private static readonly (DashboardPeriod Period, string Words)[] Periods = [(DashboardPeriod.Day, "24 h"), (DashboardPeriod.Week, "7 d"), (DashboardPeriod.Month, "30 d"), (DashboardPeriod.Quarter, "90 d")];

    private const int MostNeeds = 8;

    public string Name => "dash";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var chosen = Array.Find(Periods, p => (int)p.Period == visit.Route.Number(0)) is { Words: not null } found ? found : Periods[0];
        var numbers = await dashboard.ReadAsync(visit.Workspace, null, chosen.Period);
        var now = await status.ReadAsync(visit.Workspace);
        var html = $"""
            <b>Dashboard</b> · {chosen.Words}

            {NeedsYou(await needs.ReadAsync(visit.Workspace))}

            Active people  <b>{MenuText.Count(numbers.ActiveUsers)}</b>{MenuText.Change(numbers.ActiveUsers, numbers.PreviousActiveUsers)}
            {Line("New people", numbers.Series[Metric.NewUsers])}
            {Line("Messages in", numbers.Series[Metric.MessagesIn])}
            {Line("Messages out", numbers.Series[Metric.MessagesOut])}
            {Line("Failed", numbers.Series[Metric.MessagesFailed])}

            {MenuText.Count(now.Queued)} in the queue · now {now.Rates.InPerSecond:0.#}/s in, {now.Rates.OutPerSecond:0.#}/s out
            """;
        return new MenuScreen(html, [PeriodRow(chosen.Period)], MenuRoute.Home, "/dashboard");
    }

    private static string Line(string words, MetricSeries series) =>
        $"{words}  <b>{MenuText.Count(series.Total)}</b>{MenuText.Change(series.Total, series.PreviousTotal)}";

    private static IReadOnlyList<BotButton> PeriodRow(DashboardPeriod chosen) =>
        [.. Periods.Select(p => MenuScreen.Button(p.Period == chosen ? $"· {p.Words} ·" : p.Words, MenuRoute.Page("dash", (int)p.Period)))];

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

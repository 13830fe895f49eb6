using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.AdminMenus.Numbers;

/// <summary>/dashboard: what needs somebody, and the numbers of a period beside those of the one before it.</summary>
internal sealed class DashboardPage(DashboardReader dashboard, LiveStatus status) : IMenuPage
{
    private static readonly (DashboardPeriod Period, string Words)[] Periods = [(DashboardPeriod.Day, "24 h"), (DashboardPeriod.Week, "7 d"), (DashboardPeriod.Month, "30 d"), (DashboardPeriod.Quarter, "90 d")];

    public string Name => "dash";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var chosen = Array.Find(Periods, p => (int)p.Period == visit.Route.Number(0)) is { Words: not null } found ? found : Periods[0];
        var numbers = await dashboard.ReadAsync(visit.Workspace, null, chosen.Period);
        var now = await status.ReadAsync(visit.Workspace);
        var html = $"""
            <b>Dashboard</b> · {chosen.Words}

            {NeedsYou(now, visit.Now)}

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

    private static string NeedsYou(StatusNow now, DateTimeOffset at)
    {
        List<string> lines = [.. now.Bots.Where(b => b.Bot.State == BotState.NeedsYou).Take(5).Select(b => $"🔴 @{MenuText.Name(b.Bot.Username)} needs you")];
        if (now.Waiting.Oldest is { } oldest)
            lines.Add($"🟠 {MenuText.Count(now.Waiting.Count, "conversation waits", "conversations wait")} long, the oldest since {MenuText.Ago(oldest.LastMessageAt, at)}");
        if (now.UnknownMessages > 0)
            lines.Add($"🟠 {MenuText.Count(now.UnknownMessages, "message", "messages")}: sent or not, somebody has to decide");
        if (now.FailedUpdates > 0)
            lines.Add($"🟠 {MenuText.Count(now.FailedUpdates, "update was", "updates were")} given up in {LiveStatus.FaultsShown.TotalHours:0} hours");
        return lines.Count == 0 ? "🟢 Everything is running" : string.Join('\n', lines);
    }
}

using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health;

namespace TelegramAdmin.Core.AdminMenus.Setup;

/// <summary>/system: whether each part works, what waits, and what failed.</summary>
internal sealed class SystemPage(HealthReport health, QueueReport queue, FaultReader faults) : IMenuPage
{
    private const int MostBots = 10;

    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public string Name => "system";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var parts = await health.CheckAsync();
        var now = await queue.ReadAsync(visit.Workspace);
        var causes = await faults.ReadCausesAsync(visit.Workspace, null, visit.Now - Shown);
        var html = $"""
            <b>System</b> · as of {visit.Now.UtcDateTime:HH:mm:ss} UTC

            {string.Join('\n', parts.Where(p => p.State != HealthState.Off).Select(p => $"{Light(p.State)} <b>{MenuText.Name(p.Name)}</b>  {MenuText.Line(p.Detail, 120)}"))}

            <b>Queue</b>  {MenuText.Count(now.Queued)} waiting{(now.OldestAt is { } oldest ? $", the oldest for {MenuText.Ago(oldest, visit.Now)}" : "")}
            {MenuText.Count(now.Aside.Scheduled)} scheduled · {MenuText.Count(now.Aside.Unknown)} to decide about · {MenuText.Count(now.Aside.Failed)} failed in 24 h{Waiting(now)}

            <b>Errors</b> in 24 h
            {(causes.Count == 0 ? "None." : string.Join('\n', causes.Select(c => $"{MenuText.Count(c.Count)} × {MenuText.Line(c.Error, 120)}, last {MenuText.Ago(c.LastAt, visit.Now)}")))}
            """;
        return new MenuScreen(html, [[MenuScreen.Button("⟳ Refresh", MenuRoute.Page(Name))]], MenuRoute.Home, "/system");
    }

    private static string Light(HealthState state) => state switch
    {
        HealthState.Bad => "🔴",
        HealthState.Warn => "🟡",
        _ => "🟢",
    };

    private static string Waiting(QueueNow now) =>
        string.Concat(now.Bots.Where(b => b.Queued > 0).OrderByDescending(b => b.Queued).Take(MostBots).Select(b => $"\n@{MenuText.Name(b.Bot.Username)}  {MenuText.Count(b.Queued)}"));
}

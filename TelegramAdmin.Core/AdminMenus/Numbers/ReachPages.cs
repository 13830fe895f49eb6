using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.AdminMenus.Numbers;

/// <summary>/broadcast: whom each bot reaches, and what went out lately.</summary>
internal sealed class BroadcastPage(IDatabase database, BotReach reach, DeliveryStats delivery) : IMenuPage
{
    private const int MostBots = 12;

    public string Name => "cast";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var chats = await reach.ReadAsync(visit.Workspace);
        var week = await delivery.ReadAsync(visit.Workspace, StatsPeriod.Last(7, RollupPeriod.Day, visit.Now));
        var bots = await BotsAsync(visit.Workspace);
        var lines = bots.OrderByDescending(b => chats.GetValueOrDefault(b.Id)).Take(MostBots).Select(b =>
            $"@{MenuText.Name(b.Username)}  <b>{MenuText.Count(chats.GetValueOrDefault(b.Id))}</b> · {MenuText.Count(week.Bots.FirstOrDefault(n => n.BotId == b.Id)?.Total.Sent ?? 0)} sent in 7 days");
        var html = $"""
            <b>Broadcast</b>

            Chats that can be written to, by bot
            {(bots.Count == 0 ? "There is no bot yet." : string.Join('\n', lines))}{(bots.Count > MostBots ? $"\nand {bots.Count - MostBots} more" : "")}

            Sent by all bots in 7 days  <b>{MenuText.Count(week.Total.Sent)}</b> · failed {MenuText.Count(week.Total.Failed)}
            """;
        return new MenuScreen(html, [], MenuRoute.Home, "/broadcast");
    }

    private async Task<List<Bot>> BotsAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        return await db.Bots.Where(b => b.State != BotState.Removed).ToListAsync();
    }
}

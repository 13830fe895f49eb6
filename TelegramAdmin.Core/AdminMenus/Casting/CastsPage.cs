using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Broadcasts.Templates;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>/broadcast: what runs, what is scheduled and written, and whom each bot reaches.</summary>
internal sealed class CastsPage(IDatabase database, BroadcastReader broadcasts, BotReach reach) : IMenuPage
{
    private const int MostBots = 6;
    private const int MostBroadcasts = 8;

    public string Name => "cast";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var rows = (await broadcasts.ListAsync(visit.Workspace, BroadcastStates.Sendable, null, null, MostBroadcasts)).Take(MostBroadcasts).ToList();
        var html = $"""
            <b>Broadcast</b>

            {(rows.Count == 0 ? "No broadcasts yet." : string.Join('\n', rows.Select(row => CastWords.Line(row))))}

            Chats that can be written to, by bot
            {await ReachAsync(visit.Workspace)}
            """;
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(rows.Select(row => MenuScreen.Button(MenuText.Short(row.Broadcast.Name, 24), MenuRoute.Page("castone", row.Broadcast.Id))), 2),
            visit.May(AdminRole.Admin) ? [MenuScreen.Button("✍️ Write a broadcast", MenuRoute.Input("castnew"))] : [],
        ], MenuRoute.Home, "/broadcast");
    }

    private async Task<string> ReachAsync(WorkspaceId workspace)
    {
        var chats = await reach.ReadAsync(workspace);
        await using var db = database.Read(workspace);
        var bots = await db.Bots.Where(b => b.State != BotState.Removed).ToListAsync();
        var lines = bots.OrderByDescending(b => chats.GetValueOrDefault(b.Id)).Take(MostBots).Select(b => $"@{MenuText.Name(b.Username)}  <b>{MenuText.Count(chats.GetValueOrDefault(b.Id))}</b>");
        return bots.Count == 0 ? "There is no bot yet." : $"{string.Join('\n', lines)}{(bots.Count > MostBots ? $"\nand {bots.Count - MostBots} more" : "")}";
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Storage;
using GiftState = TelegramAdmin.Core.Campaigns.Gifts.GiftState;

namespace TelegramAdmin.Core.AdminMenus.Gifts;

/// <summary>Mass gift: what people have, and the gifts that are prepared, under way and done.</summary>
internal sealed class GiftsPage(IDatabase database, BotReach reach, GiftReader gifts) : IMenuPage
{
    private const int Size = 6;

    public string Name => "gifts";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        await using var db = database.Read(visit.Workspace);
        var accounts = await db.CreditAccounts.CountAsync();
        var empty = await db.CreditAccounts.CountAsync(a => a.Balance == 0);
        var held = await db.CreditAccounts.SumAsync(a => a.Balance);
        var before = visit.Route.Number(0);
        var page = await gifts.ListAsync(visit.Workspace, GiftTab.All, before, Size);
        var html = $"""
            <b>Mass Gift</b>

            People with an account  <b>{MenuText.Count(accounts)}</b>, {MenuText.Count(empty)} of them without credits
            Credits in all accounts  <b>{MenuText.Count(held)}</b>
            Chats that a bot can tell of a gift  <b>{MenuText.Count((await reach.ReadAsync(visit.Workspace)).Values.Sum())}</b>

            {(page.Rows.Count == 0 ? "No gifts yet. Prepare one in the browser; it can be started from here." : string.Join('\n', page.Rows.Select(Line)))}
            """;
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(page.Rows.Select(line => MenuScreen.Button(MenuText.Short(line.Gift.Name, 24), MenuRoute.Page("gift", line.Gift.Id))), 2),
            page.Next is { } next ? [MenuScreen.Button("Older ▶", MenuRoute.Page(Name, next))] : [],
            [MenuScreen.Button("👥 Give to one person", MenuRoute.Page("users"))],
        ], before is null ? MenuRoute.Home : MenuRoute.Page(Name), "/gifts");
    }

    private static string Line(GiftLine line) => $"{Sign(line.Gift.State)} <b>{MenuText.Name(line.Gift.Name)}</b> · {GiftErrors.WordOf(line.Gift.State)} · {MenuText.Count(line.Totals.Got, "person has it", "people have it")}";

    private static string Sign(GiftState state) => state switch
    {
        GiftState.Draft => "📝",
        GiftState.Running or GiftState.Undoing => "🟢",
        GiftState.Paused => "⏸",
        _ => "⚪️",
    };
}

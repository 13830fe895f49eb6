using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Setup;

/// <summary>The bots and how they fare.</summary>
internal sealed class SettingsPage(IDatabase database) : IMenuPage
{
    private const int Size = 8;

    public string Name => "settings";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        await using var db = database.Read(visit.Workspace);
        var query = db.Bots.Where(b => b.State != BotState.Removed);
        var paging = MenuPaging.Of(visit.Route.Number(0), await query.CountAsync(), Size);
        var bots = await query.OrderBy(b => b.Name).ThenBy(b => b.Id).Skip(paging.Skip).Take(Size).ToListAsync();
        var html = $"<b>Settings</b> · bots\n\n{(bots.Count == 0 ? "There is no bot yet." : string.Join('\n', bots.Select(b => $"{StateOf(b)} · <b>@{MenuText.Name(b.Username)}</b> {MenuText.Name(b.Name)}")))}";
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(bots.Select(b => MenuScreen.Button($"@{MenuText.Short(b.Username, 24)}", MenuRoute.Page("bot", b.Id.Value))), 2),
            paging.Row(page => MenuRoute.Page(Name, page)),
        ], MenuRoute.Home, "/settings");
    }

    internal static string StateOf(Bot bot) => bot.State switch
    {
        BotState.Off => "⚪️ off",
        BotState.Starting => "🕓 starting",
        BotState.Up => "🟢 up",
        _ => "🔴 needs you",
    };
}

/// <summary>One bot with what the webhook doctor finds.</summary>
internal sealed class BotPage(IDatabase database, DiagnoseBot doctor) : IMenuPage
{
    public string Name => "bot";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var id = new BotId(visit.Route.Number(0) ?? 0);
        await using var db = database.Read(visit.Workspace);
        if (await db.Bots.FirstOrDefaultAsync(b => b.Id == id && b.State != BotState.Removed) is not { } bot || await doctor.RunAsync(visit.Workspace, id) is not { } found)
            return new MenuScreen("This bot was removed.", [], MenuRoute.Page("settings"), "/settings");
        var html = $"""
            <b>{MenuText.Name(bot.Name)}</b> @{MenuText.Name(bot.Username)}
            {SettingsPage.StateOf(bot)} · {(bot.AnswersItself ? "answers by itself" : "another program answers")}

            {string.Join('\n', found.Findings.Select(f => $"{Sign(f)} {MenuText.Line(f.Title, 80)}\n<i>{MenuText.Line(f.Evidence, 200)}</i>"))}
            """;
        return new MenuScreen(html,
        [
            CureWords(found.Cure) is { } cure ? [MenuScreen.Button(cure, MenuRoute.Ask("cure", id.Value, (int)found.Cure))] : [],
            [bot.State == BotState.Off ? MenuScreen.Button("Start bot", MenuRoute.Ask("bot", id.Value, "on")) : MenuScreen.Button("Stop bot", MenuRoute.Ask("bot", id.Value, "off"))],
        ], MenuRoute.Page("settings"), "/settings/bots");
    }

    /// <summary>Null for what is no act here: nothing to mend, a start that has its own button, or a token that has to be put in.</summary>
    internal static string? CureWords(BotCure cure) => cure switch
    {
        BotCure.TakeOverWebhook => "Take over webhook",
        BotCure.SetWebhookAgain => "Set webhook again",
        BotCure.SwitchToWebhook => "Switch to webhook",
        BotCure.TryAgain => "Connect again",
        _ => null,
    };

    private static string Sign(BotFinding finding) => finding.Severity switch { FindingSeverity.Bad => "🔴", FindingSeverity.Warning => "🟠", _ => "🟢" };
}

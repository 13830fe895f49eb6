using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Setup;

/// <summary>Starts or stops a bot.</summary>
internal sealed class SwitchBotAct(ControlBot control, AuditLog audit) : IMenuAct
{
    public string Name => "bot";

    public AdminRole Needs => AdminRole.Admin;

    public Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var (id, isOn) = Wanted(visit);
        var back = MenuRoute.Page("bot", id.Value);
        return Task.FromResult(
            isOn ? new MenuQuestion("Start this bot?\n\nIt takes what waits at Telegram, and answers.", "Start bot", back)
            : id == visit.Bot ? MenuQuestion.Refused("You talk to this bot: it could not be started again from here. Stop it in the browser.", back)
            : new MenuQuestion("Stop this bot?\n\nIt neither receives nor sends. What people write waits at Telegram for up to 24 hours.", "Stop bot", back));
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var (id, isOn) = Wanted(visit);
        if (!isOn && id == visit.Bot)
            return MenuOutcome.Refused("You talk to this bot: it could not be started again from here. Stop it in the browser.", MenuRoute.Page("bot", id.Value));
        var done = isOn ? await control.StartAsync(visit.Workspace, id) : await control.StopAsync(visit.Workspace, id);
        if (!done.TryGet(out var bot, out var refused))
            return MenuOutcome.Refused(MenuText.Of(refused), MenuRoute.Page("settings"));
        await audit.RecordAsync(visit.Workspace, visit.Actor, isOn ? "bot.started" : "bot.stopped", $"@{bot.Username} ({bot.Id})");
        return MenuOutcome.Done(isOn ? "The bot starts." : "The bot is stopped.", MenuRoute.Page("bot", id.Value));
    }

    private static (BotId Id, bool IsOn) Wanted(MenuVisit visit) => (new BotId(visit.Route.Number(0) ?? 0), visit.Route.Word(1) == "on");
}

/// <summary>Does what the doctor offers, as long as it still does.</summary>
internal sealed class CureBotAct(DiagnoseBot doctor, CureBot cure, AuditLog audit) : IMenuAct
{
    public string Name => "cure";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var id = new BotId(visit.Route.Number(0) ?? 0);
        var back = MenuRoute.Page("bot", id.Value);
        return await OfferedAsync(visit, id) is { } offered && BotPage.CureWords(offered) is { } words
            ? new MenuQuestion($"{words}?\n\n{(offered == BotCure.TakeOverWebhook ? "The other address gets nothing of this bot any more." : "Telegram is told our address, and the bot receives again.")}", words, back)
            : MenuQuestion.Refused("The doctor does not offer this any more.", back);
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var id = new BotId(visit.Route.Number(0) ?? 0);
        var back = MenuRoute.Page("bot", id.Value);
        if (await OfferedAsync(visit, id) is not { } offered || BotPage.CureWords(offered) is null)
            return MenuOutcome.Refused("Nothing was done: the doctor does not offer this any more.", back);
        var done = await cure.RunAsync(visit.Workspace, id, offered);
        if (!done.TryGet(out var bot, out var refused))
            return MenuOutcome.Refused(MenuText.Of(refused), back);
        await audit.RecordAsync(visit.Workspace, visit.Actor, "bot.reconnected", $"@{bot.Username} ({bot.Id})", offered == BotCure.TakeOverWebhook ? "in the place of a foreign webhook" : null);
        return MenuOutcome.Done("Done.", back);
    }

    private async Task<BotCure?> OfferedAsync(MenuVisit visit, BotId id) =>
        await doctor.RunAsync(visit.Workspace, id) is { } found && (int)found.Cure == visit.Route.Number(1) ? found.Cure : null;
}

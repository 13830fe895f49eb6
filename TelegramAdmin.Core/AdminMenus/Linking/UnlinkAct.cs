using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.AdminMenus.Linking;

/// <summary>/unlink: this Telegram account is nobody of the team any more.</summary>
internal sealed class UnlinkAct(LinkStaff links, StaffMenuButton button, EngineOptions options) : IMenuAct
{
    public string Name => "unlink";

    public AdminRole Needs => AdminRole.Viewer;

    public Task<MenuQuestion> AskAsync(MenuVisit visit) => Task.FromResult(new MenuQuestion(
        $"Unlink this Telegram account from {MenuText.Bold(MenuText.Name(visit.Actor.Name))}?\n\n{(IsNamed(visit) ? "The configuration names this account (Telegram:AdminIds), so it keeps the role Admin." : "The bots' menus close for it. You can link it again from your account page.")}",
        "Unlink this account", MenuRoute.Home));

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        if (visit.AdminId is not { } adminId)
            return MenuOutcome.Refused("Nobody linked this account: the configuration names it (Telegram:AdminIds). Take it out there.", MenuRoute.Home);
        var done = await links.UnlinkAsync(visit.Workspace, adminId, visit.Actor);
        if (done.IsOk)
            await button.RemoveAsync(visit.Workspace, visit.Request.Account.UserId);
        return done.IsOk ? MenuOutcome.Done("This account is not linked any more.", IsNamed(visit) ? MenuRoute.Home : MenuRoute.Page("bye")) : MenuOutcome.Refused(MenuText.Of(done.Failure), MenuRoute.Home);
    }

    private bool IsNamed(MenuVisit visit) => options.AdminIds.Contains(visit.Request.Account.UserId);
}

/// <summary>What is left of the menus for somebody who just went: nothing.</summary>
internal sealed class ByePage : IMenuPage
{
    public string Name => "bye";

    public Task<MenuScreen> ShowAsync(MenuVisit visit) => Task.FromResult(new MenuScreen("The menus are closed.", [], null, null));
}

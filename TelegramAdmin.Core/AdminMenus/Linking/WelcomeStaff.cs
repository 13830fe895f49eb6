using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.AdminMenus.Asking;
using TelegramAdmin.Core.AdminMenus.Screens;

namespace TelegramAdmin.Core.AdminMenus.Linking;

/// <summary>Takes the code of a link from the account page, and says who the person is from now on.</summary>
public sealed class WelcomeStaff(LinkStaff links, StaffMenuButton button)
{
    internal async Task<MenuScreen> LinkAsync(MenuRequest request, string code)
    {
        var linked = await links.LinkAsync(request.Workspace, code, request.Account);
        if (!linked.TryGet(out var staff, out var refused))
            return new MenuScreen($"⚠️ {MenuText.Of(refused)}", [], null, null);
        await button.ShowAsync(request);
        var html = $"✅ You are {MenuText.Bold(MenuText.Name(staff.Name))} here, with the role {staff.Role}.\n\n/admin opens the control centre. /unlink takes this Telegram account out again; do so at once if this is not you.";
        return new MenuScreen(html, [[MenuScreen.Button("☰ Open the control centre", MenuRoute.Home)]], null, "/account/security");
    }
}

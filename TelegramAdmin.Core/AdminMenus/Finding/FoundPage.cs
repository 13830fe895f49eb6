using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Core.AdminMenus.Finding;

/// <summary>What the index knows of one thing that the menus have no page for; the browser has the rest.</summary>
internal sealed class FoundPage(SearchReader index) : IMenuPage
{
    public const string Address = "found";

    private const int LongestText = 1000;

    public string Name => Address;

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var kind = FoundKind.Of(visit.Route.Number(0));
        var isAllowed = kind is not null && (visit.May(AdminRole.Admin) || !FoundAt.IsForManagers(kind.Kind));
        if (!isAllowed || await index.FindAsync(visit.Workspace, kind!.Kind, visit.Route.Number(1) ?? 0, visit.AdminId) is not { } hit)
            return new MenuScreen("This does not exist any more.", [], MenuRoute.Page("search"), "/search");
        var about = string.Join(" · ", new[] { kind.Title, hit.State, MenuText.Ago(hit.At, visit.Now) }.Where(t => !string.IsNullOrEmpty(t)).Select(MenuText.Name));
        var text = hit.Text.Length == 0 ? "" : $"\n\n<blockquote>{MenuText.Line(hit.Text, LongestText)}</blockquote>";
        return new MenuScreen($"{kind.Mark} <b>{MenuText.Line(hit.Title, 200)}</b>\n{about}{text}", [], MenuRoute.Page("search"), FoundAt.Path(hit));
    }
}

using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Audiences.Saving;

namespace TelegramAdmin.Core.AdminMenus.Casting;

/// <summary>Whom a draft goes to: everybody, or one of the saved segments.</summary>
internal sealed class CastAudiencePage(SegmentBook segments) : IMenuPage
{
    private const int Size = 8;

    public string Name => "castto";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var all = await segments.ReadAsync(visit.Workspace);
        var paging = MenuPaging.Of(visit.Route.Number(1), all.Count, Size);
        var html = all.Count == 0 ? "Who gets it?\n\nThere are no segments yet; make them in the browser." : "Who gets it?";
        return new MenuScreen(html,
        [
            [MenuScreen.Button("Everybody", MenuRoute.Ask("castfor", id))],
            .. MenuScreen.Grid(all.Skip(paging.Skip).Take(Size).Select(s => MenuScreen.Button(MenuText.Short(s.Segment.Name, 28), MenuRoute.Ask("castfor", id, s.Segment.Id))), 2),
            paging.Row(n => MenuRoute.Page(Name, id, n)),
        ], MenuRoute.Page("castone", id), null);
    }
}

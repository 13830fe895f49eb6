using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Credits.Reading;

namespace TelegramAdmin.Core.AdminMenus.People;

/// <summary>How, for how long, and then why somebody is kept from writing.</summary>
internal sealed class BanPage(PersonReader people) : IMenuPage
{
    private static readonly (string Words, string Kind, int Hours)[] Ways =
        [("Mute for 1 hour", "mute", 1), ("Mute for 1 day", "mute", 24), ("Ban for 7 days", "ban", 168), ("Ban for good", "ban", 0)];

    private static readonly string[] Reasons = ["Spam", "Abuse", "Fraud", "Other"];

    public string Name => "ban";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var name = MenuText.Bold(MenuText.Name((await people.ReadAsync(visit.Workspace, [id])).Of(id).Name));
        var back = MenuRoute.Page("person", id);
        return visit.Route is { Arguments.Count: >= 3 } chosen
            ? new MenuScreen($"Why? Only the team reads it; to {name} the bot says no more than that it does not take their messages.",
                [.. MenuScreen.Grid(Reasons.Select(r => MenuScreen.Button(r, MenuRoute.Ask("restrict", id, chosen.Word(1), chosen.Number(2) ?? 0, r))), 2)], MenuRoute.Page(Name, id), null)
            : new MenuScreen($"Keep {name} from writing to all of your bots?\n\nMuted, they still get answers to commands; banned, they get none.",
                [.. MenuScreen.Grid(Ways.Select(w => MenuScreen.Button(w.Words, MenuRoute.Page(Name, id, w.Kind, w.Hours))), 2)], back, null);
    }
}

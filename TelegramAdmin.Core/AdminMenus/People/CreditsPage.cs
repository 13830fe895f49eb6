using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Credits.Reading;

namespace TelegramAdmin.Core.AdminMenus.People;

/// <summary>How many credits somebody gets, or gives back.</summary>
internal sealed class CreditsPage(PersonReader people, AccountReader accounts) : IMenuPage
{
    private static readonly int[] Given = [5, 10, 25, 50, 100];
    private static readonly int[] Taken = [-5, -25, -100];

    public string Name => "credits";

    public AdminRole Needs => AdminRole.Operator;

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        var person = (await people.ReadAsync(visit.Workspace, [id])).Of(id);
        var account = await accounts.ReadAsync(visit.Workspace, id);
        return new MenuScreen(
            $"{MenuText.Bold(MenuText.Name(person.Name))} has {MenuText.Count(account.Balance, "credit", "credits")}. By how many shall that change?",
            [
                [.. Given.Select(n => MenuScreen.Button(MenuText.Signed(n), MenuRoute.Ask("credits", id, n)))],
                visit.May(AdminRole.Admin) ? [.. Taken.Select(n => MenuScreen.Button(MenuText.Signed(n), MenuRoute.Ask("credits", id, n)))] : [],
                [MenuScreen.Button("Another number", MenuRoute.Input("credits", id))],
            ], MenuRoute.Page("person", id), null);
    }
}

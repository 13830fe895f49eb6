using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;

namespace TelegramAdmin.Core.AdminMenus.Inbox;

/// <summary>For how long a conversation is put aside.</summary>
internal sealed class SnoozePage : IMenuPage
{
    private static readonly (int Hours, string Words)[] Spans = [(1, "1 hour"), (4, "4 hours"), (24, "1 day"), (72, "3 days"), (168, "1 week")];

    public string Name => "snooze";

    public AdminRole Needs => AdminRole.Operator;

    public Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var id = visit.Route.Number(0) ?? 0;
        return Task.FromResult(new MenuScreen(
            "Put this conversation aside for how long? It comes back by itself, and at once when the person writes.",
            [.. MenuScreen.Grid(Spans.Select(s => MenuScreen.Button(s.Words, MenuRoute.Ask("snooze", id, s.Hours))), 3)], MenuRoute.Page("talk", id), null));
    }
}

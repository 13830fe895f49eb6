using System.Collections.Frozen;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>Leads a visit to where its route says, as far as the role goes.</summary>
public sealed class MenuPlaces(IEnumerable<IMenuPage> pages, IEnumerable<IMenuAct> acts, IEnumerable<IMenuInput> inputs, PendingInputs pending, ActStamps stamps)
{
    private readonly FrozenDictionary<string, IMenuPage> _pages = pages.ToFrozenDictionary(p => p.Name);
    private readonly FrozenDictionary<string, IMenuAct> _acts = acts.ToFrozenDictionary(a => a.Name);
    private readonly FrozenDictionary<string, IMenuInput> _inputs = inputs.ToFrozenDictionary(i => i.Name);

    /// <returns>The outcome is told above the screen.</returns>
    public Task<(MenuScreen Screen, MenuOutcome? Outcome)> OpenAsync(MenuVisit visit) => visit.Route.Kind switch
    {
        RouteKind.Page => ShowAsync(visit),
        RouteKind.Input when _inputs.TryGetValue(visit.Route.Name, out var input) => May(visit, input.Needs) ?? InputAsync(visit, input),
        RouteKind.Question when _acts.TryGetValue(visit.Route.Name, out var act) => May(visit, act.Needs) ?? AskAsync(visit, act),
        RouteKind.Act when _acts.TryGetValue(visit.Route.Name, out var act) => May(visit, act.Needs) ?? ConfirmedAsync(visit, act),
        _ => ConcludeAsync(visit, MenuOutcome.Refused("This button is of an older version and does nothing any more. Begin here.", MenuRoute.Home)),
    };

    private Task<(MenuScreen, MenuOutcome?)>? May(MenuVisit visit, AdminRole needs) => visit.May(needs)
        ? null
        : ConcludeAsync(visit, MenuOutcome.Refused($"Nothing was done. This takes the role {needs}, and yours is {visit.Role}.", MenuRoute.Home));

    private async Task<(MenuScreen, MenuOutcome?)> ShowAsync(MenuVisit visit)
    {
        if (!_pages.TryGetValue(visit.Route.Name, out var page))
            return await ConcludeAsync(visit, MenuOutcome.Refused("This button is of an older version. Begin here.", MenuRoute.Home));
        return May(visit, page.Needs) is { } refused ? await refused : (await page.ShowAsync(visit), null);
    }

    private async Task<(MenuScreen, MenuOutcome?)> InputAsync(MenuVisit visit, IMenuInput input)
    {
        if (visit.Request.Words is { Text.Length: > 0 } words)
            return await ConcludeAsync(visit, await input.TakeAsync(visit, words));
        var asked = await input.AskAsync(visit);
        pending.Await(visit.Bot, visit.Request.ChatId, visit.Route);
        var screen = new MenuScreen($"{asked.Html}\n\n<i>Your next message here is taken for it, within five minutes.</i>", [[MenuScreen.Button("Cancel", asked.Back)]], null, null);
        return (screen, visit.Request.Words is null ? null : MenuOutcome.Refused("Only words can be taken here. Files and pictures go out from the browser.", asked.Back));
    }

    private async Task<(MenuScreen, MenuOutcome?)> AskAsync(MenuVisit visit, IMenuAct act)
    {
        if (!act.AsksFirst)
            return await ConcludeAsync(visit, await act.RunAsync(visit));
        var question = await act.AskAsync(visit);
        IReadOnlyList<BotButton> yes = question.Yes is { } words ? [MenuScreen.Button(words, visit.Route.Confirmed(stamps.Make()))] : [];
        return (new MenuScreen(question.Html, [yes], question.Back, null), null);
    }

    private async Task<(MenuScreen, MenuOutcome?)> ConfirmedAsync(MenuVisit visit, IMenuAct act)
    {
        var asked = visit.At(new MenuRoute(RouteKind.Question, visit.Route.Name, visit.Route.Arguments));
        switch (stamps.Use($"{visit.ActId}:{visit.Route.Name}:{visit.Route.Rest(0)}", visit.Route.Stamp))
        {
            case StampUse.Fresh:
                return await ConcludeAsync(visit, await act.RunAsync(visit));
            case StampUse.Again:
                return await ConcludeAsync(visit, MenuOutcome.Refused("This was pressed twice. It was done once.", MenuRoute.Home));
            default:
                var (screen, _) = await AskAsync(asked, act);
                return (screen, MenuOutcome.Refused("Nothing was done: this question was more than ten minutes old. Here it is as things stand now.", MenuRoute.Home));
        }
    }

    private async Task<(MenuScreen Screen, MenuOutcome? Outcome)> ConcludeAsync(MenuVisit visit, MenuOutcome outcome) =>
        ((await OpenAsync(visit.At(outcome.Next))).Screen, outcome);
}

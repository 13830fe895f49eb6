using System.Collections.Frozen;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>Where messages cost credits: finds the screen for a command or a pressed button. What it does not know is left to others.</summary>
public sealed class AnswerChat(IEnumerable<IChatScreen> screens, ChargingPolicy policy, ChatTurns turns) : IUpdateHandler
{
    private readonly FrozenDictionary<string, IChatScreen> _screens =
        screens.SelectMany(screen => screen.Names.Select(name => (name, screen))).ToFrozenDictionary(s => s.name, s => s.screen, StringComparer.Ordinal);

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Find<Recognised>() is not { } person)
            return;
        if (ChatRoute.Of(context) is not { } asked || Find(asked) is not { } found || !await policy.IsOnAsync(context.Bot))
            return;
        var turn = await turns.BeginAsync(context, person);
        turn.Commands = _screens.Values.Where(s => s.AppliesTo(turn)).Select(s => s.Names[0]).ToHashSet();
        if (!await ShowAsync(turn, found))
            return;
        if (turn.Next is { } next && Find(next) is { } linked)
            await ShowAsync(turn, linked);
    }

    private (IChatScreen Screen, string Argument)? Find(ChatRoute route) =>
        _screens.TryGetValue(route.Name, out var screen) ? (screen, route.Argument)
        : route.SplitNumber() is { } numbered && _screens.TryGetValue(numbered.Name, out screen) ? (screen, numbered.Argument)
        : null;

    private static async Task<bool> ShowAsync(ChatTurn turn, (IChatScreen Screen, string Argument) found)
    {
        if (!found.Screen.AppliesTo(turn))
            return false;
        turn.Argument = found.Argument;
        await found.Screen.ShowAsync(turn);
        return true;
    }
}

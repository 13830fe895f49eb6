using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>/balance: the bar, what it means, how long it lasts, and what to buy when it is short.</summary>
public sealed class BalanceScreen(IEnumerable<IQuickPurchases> shops) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["balance"];

    public async Task ShowAsync(ChatTurn turn)
    {
        var pace = await Pace.OfAsync(turn.Db, turn.Account, turn.Now);
        var lines = new List<string> { turn.Say("credits.balance.title"), AccountCard.Of(turn) };
        if (turn.Account.Held > 0)
            lines.Add(turn.Say("credits.balance.held", ("held", turn.Account.Held)));
        lines.Add(turn.Say("credits.balance.facts", ("messages", turn.Account.MessagesSent), ("tier", turn.Tier.Name), ("price", turn.TextPrice)));
        lines.Add("💡 " + Tip(turn, pace));
        await turn.ShowAsync(string.Join("\n\n", lines), [.. await OfferAsync(turn, pace), .. Rows(turn)]);
    }

    private static string Tip(ChatTurn turn, Pace pace)
    {
        if (turn.HasPass)
            return turn.Say("credits.tip.pass");
        if (turn.Account.Balance == 0)
            return turn.Say("credits.tip.empty");
        return pace.DaysOf(turn.Account.Balance) is { } days
            ? turn.Say("credits.tip.lasts", ("per_day", pace.MessagesPerDay.ToString("0.#", turn.Words.Culture)), ("days", days))
            : turn.Say("credits.tip.first", ("price", turn.TextPrice));
    }

    private async Task<IEnumerable<IReadOnlyList<BotButton>>> OfferAsync(ChatTurn turn, Pace pace)
    {
        if (!AccountCard.IsShort(turn))
            return [];
        var buttons = new List<BotButton>();
        foreach (var shop in shops)
            buttons.AddRange(await shop.OfferAsync(turn, pace.Monthly, most: 2));
        return buttons.Select(button => new[] { button });
    }

    private static IEnumerable<IReadOnlyList<BotButton>> Rows(ChatTurn turn)
    {
        if (turn.Commands.Contains("buy"))
            yield return [turn.Button("buy", "buy")];
        yield return [turn.Button("history", "history"), .. turn.Commands.Contains("autorecharge") ? [turn.Button("autorecharge", "autorecharge")] : Array.Empty<BotButton>()];
        yield return [turn.Button("menu", "menu")];
    }
}

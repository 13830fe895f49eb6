using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat.Account;

namespace TelegramAdmin.Core.Credits.Chat.Onboarding;

/// <summary>/tutorial: three steps in one message. It can be left and gone on with, and its end gives a bonus once.</summary>
public sealed class TutorialScreen(Bonuses bonuses) : IChatScreen
{
    private static readonly MessageKind[] Tryable = [MessageKind.Text, MessageKind.Photo, MessageKind.Voice];

    public IReadOnlyList<string> Names { get; } = ["tutorial"];

    public bool AppliesTo(ChatTurn turn) => turn.Settings.Get(CreditSettings.TutorialIsOffered);

    public Task ShowAsync(ChatTurn turn) => turn.Argument switch
    {
        "skip" => SkipAsync(turn),
        "done" => FinishAsync(turn),
        ['t', 'r', 'y', ':', .. var kind] => ShowStepAsync(turn, 2, kind),
        [var digit] when digit is >= '1' and <= '3' => ShowStepAsync(turn, digit - '0'),
        _ => ShowStepAsync(turn, turn.Account.Tutorial == TutorialState.UnderWay ? turn.Account.TutorialStep : 1),
    };

    private static Task ShowStepAsync(ChatTurn turn, int step, string? tried = null)
    {
        var account = turn.Account;
        // One step at a time: whoever makes up a button gets no further than by pressing ours.
        step = Math.Min(step, account.Tutorial is TutorialState.UnderWay or TutorialState.Done ? account.TutorialStep + 1 : 1);
        if (account.Tutorial != TutorialState.Done)
            account.Tutorial = TutorialState.UnderWay;
        account.TutorialStep = step;
        return turn.ShowAsync(HtmlOf(turn, step, tried), RowsOf(turn, step, tried));
    }

    private static string HtmlOf(ChatTurn turn, int step, string? tried)
    {
        var dots = string.Concat(Enumerable.Range(1, Tutorial.Steps).Select(i => i <= step ? "●" : "○"));
        var html = $"{dots}\n\n" + turn.Say("credits.tutorial.step" + step, ("price", turn.TextPrice), ("low", turn.Settings.Get(CreditSettings.LowBalance)));
        return KindOf(tried) is { } kind
            ? $"{html}\n\n{turn.Say("credits.tutorial.tried", ("kind", turn.Words.Plain("kind." + Word(kind))), ("price", turn.Tier.Prices.Of(kind)), ("left", Math.Max(0, turn.Account.Balance - turn.Tier.Prices.Of(kind))))}"
            : html;
    }

    private static IReadOnlyList<IReadOnlyList<BotButton>> RowsOf(ChatTurn turn, int step, string? tried) =>
    [
        step == 2 ? [.. Tryable.Select(kind => new BotButton((KindOf(tried) == kind ? "✓ " : "") + turn.Words.Plain("kind." + Word(kind)), "tutorial:try:" + Word(kind)))] : [],
        [
            .. step > 1 ? [turn.Button("tutorial.back", $"tutorial:{step - 1}")] : Array.Empty<BotButton>(),
            step < Tutorial.Steps ? turn.Button("tutorial.next", $"tutorial:{step + 1}") : turn.Button("tutorial.finish", "tutorial:done"),
        ],
        step < Tutorial.Steps ? [turn.Button("tutorial.later", "tutorial:skip")] : [],
    ];

    // Leaving in the middle keeps the place; saying no at the beginning is a no.
    private static Task SkipAsync(ChatTurn turn)
    {
        if (turn.Account.Tutorial is TutorialState.NotOffered or TutorialState.Offered)
            turn.Account.Tutorial = TutorialState.Declined;
        return turn.ShowAsync($"{turn.Say("credits.tutorial.skipped")}\n\n{AccountCard.Of(turn)}", Menu.Rows(turn));
    }

    private async Task FinishAsync(ChatTurn turn)
    {
        if (turn.Account is not ({ Tutorial: TutorialState.Done } or { Tutorial: TutorialState.UnderWay, TutorialStep: Tutorial.Steps }))
        {
            await ShowStepAsync(turn, turn.Account.TutorialStep);
            return;
        }
        turn.Account.Tutorial = TutorialState.Done;
        var bonus = await bonuses.GiveForTutorialAsync(turn.Db, turn.Account, turn.Context.Bot.Id);
        var end = bonus > 0 ? turn.Say("credits.tutorial.rewarded", ("bonus", bonus)) : turn.Say("credits.tutorial.done");
        await turn.ShowAsync($"{end}\n\n{AccountCard.Bar(turn)}", Menu.Rows(turn));
    }

    private static MessageKind? KindOf(string? word) => Tryable.Where(kind => Word(kind) == word).Select(kind => (MessageKind?)kind).FirstOrDefault();

    private static string Word(MessageKind kind) => kind.ToString().ToLowerInvariant();
}

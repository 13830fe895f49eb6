using TelegramAdmin.Core.Credits.Chat.Account;
using TelegramAdmin.Core.Credits.Chat.Onboarding;
using TelegramAdmin.Core.Credits.Sharing;

namespace TelegramAdmin.Core.Credits.Chat.Sharing;

/// <summary>A link with a gift was opened.</summary>
public sealed class ClaimScreen(SettleGift settle, GiftNews news) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["claim"];

    public async Task ShowAsync(ChatTurn turn)
    {
        var claimed = await settle.ClaimAsync(turn.Db, turn.Account, turn.Argument, turn.Context.Bot.Id);
        if (!claimed.TryGet(out var gift, out var refused))
        {
            await turn.ShowAsync(turn.Say("credits.gift." + WordOf(refused.Code)), [turn.Button("menu", "menu")]);
            return;
        }
        await turn.ShowAsync($"{turn.Say("credits.gift.claimed", ("amount", gift.Amount))}\n\n{AccountCard.Bar(turn)}", Menu.Rows(turn));
        await news.TellGiverAsync(turn.Db, gift, "gift.opened", ("name", turn.Person.FirstName));
    }

    private static string WordOf(string code) => code switch
    {
        "gift_own" => "own",
        "gift_claimed" => "taken",
        "gift_returned" => "gone",
        _ => "unknown",
    };
}

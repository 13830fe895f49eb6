using TelegramAdmin.Core.Credits.Chat.Account;
using TelegramAdmin.Core.Credits.Sharing;

namespace TelegramAdmin.Core.Credits.Chat.Sharing;

/// <summary>/promo CODE, and links that carry one.</summary>
public sealed class PromoScreen(RedeemPromo redeem) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["promo"];

    public async Task ShowAsync(ChatTurn turn)
    {
        if (turn.Argument.Length == 0)
        {
            await turn.ShowAsync(turn.Say("credits.promo.ask"), [turn.Button("menu", "menu")]);
            return;
        }
        var redeemed = await redeem.RunAsync(turn.Db, turn.Account, turn.Argument, turn.Context.Bot.Id);
        var html = redeemed.TryGet(out var promo, out var refused)
            ? $"{turn.Say(promo.Kind == PromoKind.Credits ? "credits.promo.credits" : "credits.promo.percent", ("code", promo.Code), ("value", promo.Value))}\n\n{AccountCard.Of(turn)}"
            : turn.Say("credits.promo." + refused.Code["promo_".Length..]);
        await turn.ShowAsync(html, turn.Commands.Contains("buy") ? [turn.Button("buy", "buy"), turn.Button("menu", "menu")] : [turn.Button("menu", "menu")]);
    }
}

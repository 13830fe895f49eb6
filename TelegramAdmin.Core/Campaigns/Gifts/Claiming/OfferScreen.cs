using TelegramAdmin.Core.Credits.Chat;

namespace TelegramAdmin.Core.Campaigns.Gifts.Claiming;

/// <summary>The link of an offered gift was opened where messages cost credits: it follows the welcome.</summary>
public sealed class OfferScreen(ClaimGift claim) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["offer"];

    public async Task ShowAsync(ChatTurn turn)
    {
        var outcome = GiftLink.Number(turn.Argument) is { } gift ? await claim.RunAsync(turn.Db, turn.Account, gift, turn.Context.Bot.Id) : new ClaimOutcome(ClaimResult.Unknown);
        await turn.ShowAsync(outcome.Say(turn.Words), [turn.Button("menu", "menu")]);
    }
}

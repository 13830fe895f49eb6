using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>/pricing: what each kind of message costs this person.</summary>
public sealed class PricingScreen : IChatScreen
{
    private static readonly MessageKind[] Kinds =
        [MessageKind.Text, MessageKind.Photo, MessageKind.Video, MessageKind.Voice, MessageKind.Document, MessageKind.Sticker, MessageKind.Location, MessageKind.Contact];

    public IReadOnlyList<string> Names { get; } = ["pricing"];

    public Task ShowAsync(ChatTurn turn)
    {
        var lines = Kinds.Select(kind => turn.Say("credits.pricing.line", ("kind", turn.Words.Plain("kind." + kind.ToString().ToLowerInvariant())), ("price", turn.Tier.Prices.Of(kind))));
        return turn.ShowAsync($"{turn.Say("credits.pricing.title", ("tier", turn.Tier.Name))}\n\n{string.Join('\n', lines)}\n\n{turn.Say("credits.pricing.end")}",
            turn.Commands.Contains("buy") ? [turn.Button("buy", "buy")] : [], [turn.Button("menu", "menu")]);
    }
}

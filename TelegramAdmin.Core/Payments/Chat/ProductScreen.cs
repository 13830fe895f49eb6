using System.Globalization;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>One product: what it is, what it costs, and the ways to pay.</summary>
public sealed class ProductScreen(Shelf shelf, CatalogueScreen catalogue) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["product"];

    public bool AppliesTo(ChatTurn turn) => shelf.IsOpen(turn);

    public async Task ShowAsync(ChatTurn turn)
    {
        var ware = long.TryParse(turn.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (await shelf.OfAsync(turn)).FirstOrDefault(w => w.Product.Id == id) : null;
        await (ware is null ? catalogue.ShowAsync(turn, turn.Say("purchase.gone")) : ShowAsync(turn, ware));
    }

    private static Task ShowAsync(ChatTurn turn, Ware ware)
    {
        var lines = new List<string> { turn.Say("purchase.product", ("name", ware.Mark + ware.Text.Name)) };
        if (ware.Text.Description is { Length: > 0 } description)
            lines.Add(turn.Say("purchase.description", ("description", description)));
        lines.Add(PurchaseWords.Content(turn, ware));
        if (ware.PercentOff > 0)
            lines.Add(turn.Say("purchase.discount", ("percent", ware.PercentOff)));
        return turn.ShowAsync(string.Join("\n\n", lines), Pay(turn, ware.Card, "card", ware), Pay(turn, ware.Stars, "stars", ware), [turn.Button("back", "buy")]);
    }

    private static IReadOnlyList<BotButton> Pay(ChatTurn turn, string? price, string way, Ware ware) =>
        price is null ? [] : [turn.Button("pay." + way, ShelfButtons.Data(way, ware), ("price", price))];
}

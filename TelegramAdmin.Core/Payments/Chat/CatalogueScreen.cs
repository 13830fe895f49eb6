using System.Globalization;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>/buy: everything that is sold, on one screen. /buy25 goes straight to paying for 25 credits.</summary>
public sealed class CatalogueScreen(Shelf shelf, BeginPurchase begin) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = ["buy"];

    public bool AppliesTo(ChatTurn turn) => shelf.IsOpen(turn);

    public async Task ShowAsync(ChatTurn turn)
    {
        if (turn.Argument.Length == 0)
            await ShowAsync(turn, null);
        else if (await FindAsync(turn) is { } ware)
            await BuyAsync(turn, ware);
        else
            await ShowAsync(turn, turn.Say("purchase.none_with", ("wanted", turn.Argument.Length > 12 ? "…" : turn.Argument)));
    }

    /// <param name="above">A sentence that comes first: what did not work.</param>
    public async Task ShowAsync(ChatTurn turn, string? above)
    {
        var wares = await shelf.OfAsync(turn);
        var lines = wares.Count == 0 ? [turn.Say("purchase.empty")] : wares.Select(ware => Line(turn, ware));
        var html = $"{(above is null ? "" : above + "\n\n")}{turn.Say("purchase.title", ("balance", turn.Account.Balance))}\n\n{string.Join('\n', lines)}{Discount(turn, wares)}";
        BotButton[] group = turn.Commands.Contains("paygroup") ? [turn.Button("paygroup", "paygroup")] : [];
        await turn.ShowAsync(html, [.. wares.Select(ware => new[] { ShelfButtons.Product(ware) }), group, [turn.Button("menu", "menu")]]);
    }

    private async Task<Ware?> FindAsync(ChatTurn turn) =>
        long.TryParse(turn.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var credits)
            ? (await shelf.OfAsync(turn)).FirstOrDefault(ware => ware.Product is { Kind: ProductKind.Credits } product && product.Credits == credits)
            : null;

    private async Task BuyAsync(ChatTurn turn, Ware ware)
    {
        var begun = ware.Card is null ? await begin.ByStarsAsync(turn.Context, ware.Product.Id) : await begin.ByCardAsync(turn.Context, ware.Product.Id);
        if (begun.Failure is { } refused)
            await ShowAsync(turn, turn.Say(PurchaseWords.KeyOf(refused)));
    }

    private static string Line(ChatTurn turn, Ware ware)
    {
        var badge = ware.Product.Badge is { } kind ? $" · {turn.Say("purchase.badge." + kind.ToString().ToLowerInvariant())}" : "";
        return turn.Say("purchase.line", ("name", ware.Mark + ware.Text.Name), ("prices", ware.Prices)) + badge;
    }

    private static string Discount(ChatTurn turn, IReadOnlyList<Ware> wares) =>
        wares.Any(ware => ware.PercentOff > 0) ? "\n\n" + turn.Say("purchase.discount", ("percent", wares[0].PercentOff)) : "";
}

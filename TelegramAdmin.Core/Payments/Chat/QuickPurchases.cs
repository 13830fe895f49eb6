using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>Packages at hand where credits are short: the one that fits the person's month first, then the popular one.</summary>
public sealed class QuickPurchases(Shelf shelf) : IQuickPurchases
{
    public async Task<IReadOnlyList<BotButton>> OfferAsync(ChatTurn turn, long monthly, int most)
    {
        if (!shelf.IsOpen(turn))
            return [];
        var packages = (await shelf.OfAsync(turn)).Where(ware => ware.Product.Kind == ProductKind.Credits).ToList();
        var fitting = monthly > 0 ? packages.OrderBy(ware => ware.Product.Credits).FirstOrDefault(ware => ware.Product.Credits >= monthly) : null;
        return [.. packages.OrderByDescending(ware => ware == fitting).ThenByDescending(ware => ware.Product.Badge == ProductBadge.MostPopular).Take(most).Select(ShelfButtons.Quick)];
    }
}

using System.Globalization;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Buying;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>A button to pay was pressed: the checkout or the invoice takes its place. What cannot be bought any more leads back to the catalogue.</summary>
public abstract class PayScreen(string name, Shelf shelf, CatalogueScreen catalogue, Func<UpdateContext, long, Task<Result<Payment>>> pay) : IChatScreen
{
    public IReadOnlyList<string> Names { get; } = [name];

    public bool AppliesTo(ChatTurn turn) => shelf.IsOpen(turn);

    public async Task ShowAsync(ChatTurn turn)
    {
        var begun = long.TryParse(turn.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await pay(turn.Context, id) : PaymentErrors.ProductGone;
        if (begun.Failure is { } refused)
            await catalogue.ShowAsync(turn, turn.Say(PurchaseWords.KeyOf(refused)));
    }
}

/// <summary><c>card:12</c>: Stripe Checkout for product 12.</summary>
public sealed class PayByCard(Shelf shelf, CatalogueScreen catalogue, BeginPurchase begin) : PayScreen("card", shelf, catalogue, begin.ByCardAsync);

/// <summary><c>stars:12</c>: an invoice in Telegram Stars for product 12.</summary>
public sealed class PayByStars(Shelf shelf, CatalogueScreen catalogue, BeginPurchase begin) : PayScreen("stars", shelf, catalogue, begin.ByStarsAsync);

/// <summary><c>again:318</c>: the same purchase as the person's payment 318, which failed or expired.</summary>
public sealed class PayAgain(Shelf shelf, CatalogueScreen catalogue, BeginPurchase begin) : PayScreen("again", shelf, catalogue, begin.AgainAsync);

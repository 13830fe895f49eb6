using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>What the bot says about buying.</summary>
internal static class PurchaseWords
{
    /// <summary>The text for a purchase that was not begun.</summary>
    public static string KeyOf(Failure failure) => "purchase." + (failure.Code switch
    {
        "price_missing" => "no_price",
        "cards_off" => "cards_off",
        "stars_off" => "stars_off",
        _ => "gone",
    });

    /// <summary>What the person gets for the money.</summary>
    public static string Content(ChatTurn turn, Ware ware) => ware.Product switch
    {
        { Kind: ProductKind.Credits } product => turn.Say("purchase.credits", ("credits", product.Credits))
            + (ware.BonusCredits > 0 ? " " + turn.Say("purchase.credits.bonus", ("bonus", ware.BonusCredits), ("tier", turn.Tier.Name)) : ""),
        var pass => turn.Say("purchase.pass", ("length", Length(turn, pass.PassLength, pass.PassUnit))) + (pass.Renews && ware.Card is not null ? " " + turn.Say("purchase.pass.renews") : ""),
    };

    private static string Length(ChatTurn turn, int length, PassUnit unit) => turn.Words.Plain("unit." + unit.ToString().ToLowerInvariant(), ("count", length));
}

using System.Globalization;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>Buttons that lead to a product, or on from it.</summary>
internal static class ShelfButtons
{
    public static BotButton Product(Ware ware) => new($"{ware.Mark}{ware.Text.Name} · {ware.Card ?? ware.Stars}", Data("product", ware));

    /// <summary>As <see cref="Product"/>, and straight on to paying where there is only one way to do so.</summary>
    public static BotButton Quick(Ware ware) => Product(ware) with
    {
        Data = Data(ware.Stars is null ? "card" : ware.Card is null ? "stars" : "product", ware),
    };

    public static string Data(string name, Ware ware) => string.Create(CultureInfo.InvariantCulture, $"{name}:{ware.Product.Id}");
}

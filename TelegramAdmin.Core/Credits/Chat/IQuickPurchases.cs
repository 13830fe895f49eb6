using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>Products at hand wherever credits are short. Who sells them stands above this slice.</summary>
public interface IQuickPurchases
{
    /// <summary>Buttons that lead straight to paying, the package that fits first; none while nothing can be bought.</summary>
    /// <param name="monthly">Credits that the person spends in a month; 0 where nobody knows.</param>
    Task<IReadOnlyList<BotButton>> OfferAsync(ChatTurn turn, long monthly, int most);
}

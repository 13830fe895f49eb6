using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Buying;

/// <summary>Where a person comes back to from Stripe: a page of ours, or the chat where the outside does not reach us.</summary>
public sealed class ReturnAddress(EngineOptions options)
{
    public string Success(Payment payment, ActiveBot? bot) => Page(payment, "done") ?? Chat(bot);

    public string Cancelled(Payment payment, ActiveBot? bot) => Page(payment, "cancelled") ?? Chat(bot);

    /// <summary>A page that is of no one payment, such as the way back from the portal.</summary>
    public string Chat(ActiveBot? bot) => bot is null ? "https://t.me" : $"https://t.me/{bot.Username}";

    private string? Page(Payment payment, string outcome) =>
        options.PublicUrl is null ? null : $"{options.PublicUrl.AbsoluteUri.TrimEnd('/')}/pay/{payment.Token}/{outcome}";
}

using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Payments;

/// <summary>Which of Stripe's modes the pages look at: the key's. Without a key, whatever there is.</summary>
internal static class PaymentMode
{
    public static bool? Of(StripeOptions stripe) => stripe.IsOn ? stripe.IsLive : null;
}

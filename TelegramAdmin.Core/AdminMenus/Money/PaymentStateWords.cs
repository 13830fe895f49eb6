using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Core.AdminMenus.Money;

/// <summary>How far a payment got, with a sign.</summary>
internal static class PaymentStateWords
{
    public static string Of(PaymentState state) => state switch
    {
        PaymentState.Starting or PaymentState.Open => "🕓 open",
        PaymentState.Processing => "🕓 processing",
        PaymentState.NeedsConfirmation => "🟠 needs confirmation",
        PaymentState.PaidNotGranted => "🔴 paid, not granted",
        PaymentState.Granted => "🟢 granted",
        PaymentState.Failed => "🔴 failed",
        PaymentState.Expired => "⚪️ expired",
        PaymentState.PartlyRefunded => "↩️ partly refunded",
        PaymentState.Refunded => "↩️ refunded",
        PaymentState.Disputed => "🔴 disputed",
        _ => "🔴 charged back",
    };
}

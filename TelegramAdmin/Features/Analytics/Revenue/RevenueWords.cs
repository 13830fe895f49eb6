using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Features.Analytics.Revenue;

/// <summary>Revenue in words.</summary>
internal static class RevenueWords
{
    public static string Provider(PaymentProvider provider) => provider == PaymentProvider.Stars ? "Telegram Stars" : "Card (Stripe)";

    public static string Origin(PaymentOrigin origin) => origin switch
    {
        PaymentOrigin.AutoRecharge => "Automatic recharge",
        PaymentOrigin.Renewal => "Renewal of a pass",
        PaymentOrigin.Link => "Link from the team",
        _ => "Bought in the bot",
    };

    public static string Kind(RevenueKind kind) => kind switch
    {
        RevenueKind.Refunds => "Refunds",
        RevenueKind.Disputes => "Disputes",
        RevenueKind.Fees => "Stripe fees",
        RevenueKind.Renewing => "Passes that renew now, by their latest payment",
        RevenueKind.Cohort => "Payments of people who started in one month",
        _ => "Payments",
    };
}

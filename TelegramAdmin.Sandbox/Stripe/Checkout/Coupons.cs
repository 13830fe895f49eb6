using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Checkout;

/// <summary>What a coupon takes off.</summary>
internal static class Coupons
{
    public static void Check(JsonObject coupon, string currency, long now, string param)
    {
        if (!IsValid(coupon, now)) throw StripeException.Invalid($"Coupon expired: {coupon.Id()}", param, "coupon_expired");
        if (coupon.Text("currency") is { } own && own != currency)
            throw StripeException.Invalid($"The coupon {coupon.Id()} is in {own}, but the items are in {currency}.", param);
    }

    public static long Off(JsonObject coupon, long subtotal)
    {
        if (coupon.Number("amount_off") is { } amount) return Math.Min(amount, subtotal);
        var percent = coupon["percent_off"]!.AsValue().TryGetValue<decimal>(out var share) ? share : (decimal)coupon["percent_off"]!.GetValue<double>();
        return (long)Math.Round(subtotal * percent / 100m, MidpointRounding.AwayFromZero);
    }

    public static void Redeem(JsonObject coupon, long now)
    {
        coupon["times_redeemed"] = coupon.Number("times_redeemed") + 1;
        coupon["valid"] = IsValid(coupon, now);
    }

    public static bool IsValid(JsonObject coupon, long now) =>
        (coupon.Number("redeem_by") is not { } until || until > now)
        && (coupon.Number("max_redemptions") is not { } most || coupon.Number("times_redeemed") < most);
}

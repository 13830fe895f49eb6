using System.Collections.Frozen;
using System.Security.Cryptography;

namespace TelegramAdmin.Sandbox.Stripe.Objects;

/// <summary>Ids with the prefixes and lengths of Stripe's.</summary>
internal static class StripeIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly FrozenDictionary<string, (string Prefix, int Length)> Kinds = new Dictionary<string, (string, int)>
    {
        ["product"] = ("prod_", 14),
        ["price"] = ("price_1", 23),
        ["coupon"] = ("", 8),
        ["customer"] = ("cus_", 14),
        ["payment_method"] = ("pm_1", 23),
        ["setup_intent"] = ("seti_1", 23),
        ["payment_intent"] = ("pi_3", 23),
        ["charge"] = ("ch_3", 23),
        ["balance_transaction"] = ("txn_3", 23),
        ["checkout.session"] = ("cs_test_a1", 56),
        ["item"] = ("li_1", 23),
        ["subscription"] = ("sub_1", 23),
        ["subscription_item"] = ("si_", 14),
        ["invoice"] = ("in_1", 23),
        ["line_item"] = ("il_1", 23),
        ["invoice_payment"] = ("inpay_1", 23),
        ["billing_portal.session"] = ("bps_1", 23),
        ["refund"] = ("re_3", 23),
        ["dispute"] = ("du_1", 23),
        ["event"] = ("evt_1", 23),
        ["request"] = ("req_", 14),
    }.ToFrozenDictionary();

    public static string New(string kind)
    {
        var (prefix, length) = Kinds[kind];
        return prefix + RandomNumberGenerator.GetString(Letters, length);
    }

    public static string Secret(string id) => $"{id}_secret_{RandomNumberGenerator.GetString(Letters, 25)}";
}

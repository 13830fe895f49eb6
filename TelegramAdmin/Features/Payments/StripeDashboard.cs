using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Payments;

/// <summary>Addresses in Stripe's dashboard. An emulator has none, so there are none then.</summary>
public sealed class StripeDashboard(EngineOptions engine)
{
    private const string RealApi = "api.stripe.com";

    public string? Home => Of("", engine.Stripe.IsLive);

    public string? Payment(Payment payment) => payment.PaymentIntentId is { } id ? Of($"payments/{id}", payment.IsLive) : null;

    public string? Customer(string? id, bool isLive) => id is null ? null : Of($"customers/{id}", isLive);

    public string? Product(string? id, bool isLive) => id is null ? null : Of($"products/{id}", isLive);

    /// <summary>What an id of Stripe's leads to; null where its dashboard has no page for it.</summary>
    public string? Find(string? id, bool isLive) => id?.Split('_')[0] switch
    {
        "pi" => Of($"payments/{id}", isLive),
        "ch" or "py" => Of($"payments/{id}", isLive),
        "in" => Of($"invoices/{id}", isLive),
        "sub" => Of($"subscriptions/{id}", isLive),
        "cus" => Of($"customers/{id}", isLive),
        "evt" => Of($"events/{id}", isLive),
        "du" or "dp" => Of($"disputes/{id}", isLive),
        _ => null,
    };

    private string? Of(string path, bool isLive) =>
        engine.Stripe.IsOn && engine.Stripe.ApiUrl.Host == RealApi ? $"https://dashboard.stripe.com/{(isLive ? "" : "test/")}{path}" : null;
}

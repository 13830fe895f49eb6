namespace TelegramAdmin.Core.Settings;

/// <summary>The installation's Stripe account; without a secret key payments by card are off, visibly.</summary>
public sealed record StripeOptions
{
    public Uri ApiUrl { get; init; } = new("https://api.stripe.com");

    /// <summary>sk_… or rk_…</summary>
    public string? SecretKey { get; init; }

    /// <summary>whsec_…; several, separated by commas, while it is being changed.</summary>
    public string? WebhookSecret { get; init; }

    public bool IsOn => SecretKey is not null;

    /// <summary>Whether real money moves. Objects of the two modes never meet.</summary>
    public bool IsLive => SecretKey?.Contains("_live_", StringComparison.Ordinal) == true;

    /// <summary>Any of them may have signed an event.</summary>
    public IReadOnlyList<string> WebhookSecrets => WebhookSecret?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Says nothing secret.</summary>
    public override string ToString() => IsOn ? $"{ApiUrl.Authority}, {(IsLive ? "live" : "test")} mode" : "off";
}

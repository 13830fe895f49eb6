namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>The account that is emulated.</summary>
public sealed record StripeSandboxOptions
{
    /// <summary>The one key that is accepted.</summary>
    public string SecretKey { get; init; } = "sk_test_sandbox0000000000000000";

    /// <summary>Signs events.</summary>
    public string WebhookSecret { get; init; } = "whsec_sandbox00000000000000000000";

    /// <summary>Where events are posted; null posts none, they can still be listed.</summary>
    public Uri? WebhookUrl { get; init; }

    public string AccountId { get; init; } = "acct_1SandboxTelegramAdmin";
}

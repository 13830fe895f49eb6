namespace TelegramAdmin.Sandbox;

/// <summary>The strictest reading of Telegram's sending limits (core.telegram.org/bots/faq).</summary>
public sealed record SandboxLimits
{
    public static SandboxLimits Off { get; } = new() { IsStrict = false };

    public bool IsStrict { get; init; } = true;

    /// <summary>Messages of one bot in any sliding second.</summary>
    public int PerSecond { get; init; } = 30;

    /// <summary>The same for messages sent with allow_paid_broadcast.</summary>
    public int PaidPerSecond { get; init; } = 1000;

    /// <summary>Messages to one private chat that may come at once; the budget refills by <see cref="ChatPerSecond"/>.</summary>
    public int ChatBurst { get; init; } = 3;

    public double ChatPerSecond { get; init; } = 1;

    /// <summary>Messages to one group in any sliding minute.</summary>
    public int GroupPerMinute { get; init; } = 20;

    /// <summary>Shortest retry_after in seconds.</summary>
    public int RetryAfter { get; init; } = 3;

    public BlockScope Blocks { get; init; } = BlockScope.Bot;
}

namespace TelegramAdmin.Core.Gateway;

/// <summary>How the drop-in Bot API behaves.</summary>
public sealed class GatewayOptions
{
    /// <summary>
    /// How long a call that sends waits for its turn before it is called back with 429. Below 60 s, at which aiogram gives up on a call;
    /// Telegram.Bot does at 100 s, grammY at 500 s.
    /// </summary>
    public TimeSpan SendWait { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>How much longer it waits for a message that could not be called back, because it was on its way by then.</summary>
    public TimeSpan LastWait { get; set; } = TimeSpan.FromMinutes(5);
}

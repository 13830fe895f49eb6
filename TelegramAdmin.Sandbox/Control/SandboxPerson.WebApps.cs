using TelegramAdmin.Sandbox.Control.Acting;

namespace TelegramAdmin.Sandbox;

/// <content>Opening Mini Apps.</content>
public sealed partial class SandboxPerson
{
    /// <summary>What Telegram hands to a Mini App of this bot when this person opens it now.</summary>
    /// <param name="at">When Telegram signs it; now when null.</param>
    public string OpenApp(SandboxBot bot, DateTimeOffset? at = null)
    {
        lock (_world.Gate) return WebAppLaunch.InitData(_world.LaunchKey, bot.State, State, at ?? _world.Time.GetUtcNow());
    }
}

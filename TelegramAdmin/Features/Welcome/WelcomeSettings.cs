using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Welcome;

/// <summary>How far the first-run guide got in a workspace, beside what its steps see by themselves.</summary>
internal static class WelcomeSettings
{
    /// <summary>Steps that somebody passed over, by key.</summary>
    public static Setting<string> Skipped { get; } = new("welcome.skipped", "", "Skipped steps", "Steps of the guide that somebody passed over, separated by commas.");

    /// <summary>The guide was opened by itself once.</summary>
    public static Setting<bool> IsSeen { get; } = new("welcome.seen", false, "Guide seen", "Whether the guide has opened by itself; it does so once.");

    /// <summary>Nobody wants to be reminded of it.</summary>
    public static Setting<bool> IsOver { get; } = new("welcome.over", false, "Guide put away", "Whether the dashboard still leads to the guide.");
}

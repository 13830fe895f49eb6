namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>What the figures of the dashboard are about; each theme has a reader of its own.</summary>
public enum OverviewTheme
{
    /// <summary>The six that tell most, of all themes.</summary>
    Summary,
    People,
    Conversations,
    Money,
    Delivery,
    Channels,
}

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Templates;

/// <summary>Which broadcasts belong together.</summary>
public static class BroadcastStates
{
    /// <summary>All but templates, which are never sent.</summary>
    public static IReadOnlyCollection<BroadcastState> Sendable { get; } = [.. Enum.GetValues<BroadcastState>().Where(state => state != BroadcastState.Template)];
}

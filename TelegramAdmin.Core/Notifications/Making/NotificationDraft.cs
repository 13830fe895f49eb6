using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications.Making;

/// <summary>News that is to be kept.</summary>
/// <param name="Group">What belongs together.</param>
/// <param name="Occasion">The same is told once.</param>
internal sealed record NotificationDraft(WorkspaceId WorkspaceId, NotificationKind Kind, string Group, string Occasion, string Subject, string Address)
{
    /// <summary>For one of the team; null for everybody whose role allows it.</summary>
    public long? AdminId { get; init; }

    public string? Text { get; init; }
}

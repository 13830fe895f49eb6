using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications;

/// <summary>There is news.</summary>
/// <param name="AdminId">For one of the team; null for everybody whose role allows it.</param>
public sealed record NotificationTold(WorkspaceId WorkspaceId, long NotificationId, long? AdminId, AdminRole Role, NotificationKind Kind) : IEvent
{
    public bool IsFor(long adminId, AdminRole role) => (AdminId is null || AdminId == adminId) && role >= Role;
}

/// <summary>Somebody saw news, or chose how to be told: their own pages follow.</summary>
public sealed record NotificationsSeen(WorkspaceId WorkspaceId, long AdminId) : IEvent;

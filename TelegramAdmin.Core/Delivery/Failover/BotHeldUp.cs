using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Failover;

/// <summary>Telegram wants a bot to be silent for long.</summary>
public sealed record BotHeldUp(WorkspaceId WorkspaceId, BotId BotId, DateTimeOffset Until) : IEvent
{
    /// <summary>What waits longer than this goes out by another bot where one reaches the chat.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
}

using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>So many new updates of a bot became durable in one commit.</summary>
public sealed record UpdatesArrived(WorkspaceId WorkspaceId, BotId BotId, int Count, int Messages) : IEvent
{
    /// <summary>Where they came from, one for each update.</summary>
    public IReadOnlyList<long> ChatIds { get; init; } = [];
}

using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Events;

/// <summary>Something that happened in one workspace, told after it is durable. Named in the past tense.</summary>
public interface IEvent
{
    WorkspaceId WorkspaceId { get; }
}

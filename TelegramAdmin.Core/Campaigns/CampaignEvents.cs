using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns;

/// <summary>A broadcast was written, moved on or ended. While one runs this comes at most a few times a second.</summary>
public sealed record BroadcastChanged(WorkspaceId WorkspaceId, long BroadcastId) : IEvent;

/// <summary>A gift was written, moved on or ended.</summary>
public sealed record GiftChanged(WorkspaceId WorkspaceId, long GiftId) : IEvent;

/// <summary>A sequence was written, switched, or somebody went on in it.</summary>
public sealed record SequenceChanged(WorkspaceId WorkspaceId, long SequenceId) : IEvent;

using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels;

/// <summary>A channel was followed, moved on, or something in it is new. While history comes this is at most a few times a second.</summary>
public sealed record ChannelChanged(WorkspaceId WorkspaceId, long ChannelId) : IEvent;

/// <summary>An account was added, signed in, or stands otherwise than before.</summary>
public sealed record AccountChanged(WorkspaceId WorkspaceId, long AccountId) : IEvent;

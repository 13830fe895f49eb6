using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Nodes;

/// <summary>A node came, goes, or has let bots go: the others look at once what is theirs now.</summary>
public sealed record NodesChanged(WorkspaceId WorkspaceId) : IEvent;

/// <summary>Something waits to be sent by a bot that another node leases.</summary>
public sealed record MessagesQueued(WorkspaceId WorkspaceId, BotId BotId) : IEvent;

/// <summary>A loop of the node that leads has something to do.</summary>
/// <param name="Bell">Which.</param>
public sealed record BellRung(WorkspaceId WorkspaceId, string Bell) : IEvent;

using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>A bot was added, removed, started, stopped, or its trouble came or went.</summary>
public sealed record BotChanged(WorkspaceId WorkspaceId, BotId BotId) : IEvent;

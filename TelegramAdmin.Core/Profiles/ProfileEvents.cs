using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles;

/// <summary>What the team wrote down of a person changed: a tag, a note, whether two accounts are one person.</summary>
public sealed record ProfileChanged(WorkspaceId WorkspaceId, long TelegramUserId) : IEvent;

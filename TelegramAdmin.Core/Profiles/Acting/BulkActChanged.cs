using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>An act upon many people began, went on, or is over.</summary>
public sealed record BulkActChanged(WorkspaceId WorkspaceId, long Id) : IEvent;

using System.Collections.Concurrent;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Changing;

/// <summary>Broadcasts that are being edited or deleted everywhere; after a start they are found again by their recipients.</summary>
internal sealed class ChangePasses
{
    private readonly ConcurrentDictionary<long, WorkspaceId> _passes = new();

    public IReadOnlyCollection<KeyValuePair<long, WorkspaceId>> All => [.. _passes];

    public void Add(WorkspaceId workspace, long broadcastId) => _passes[broadcastId] = workspace;

    public void Remove(long broadcastId) => _passes.TryRemove(broadcastId, out _);
}

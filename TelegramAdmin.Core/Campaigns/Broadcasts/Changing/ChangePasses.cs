using System.Collections.Concurrent;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Changing;

/// <summary>Broadcasts that are being edited or deleted everywhere; after a start they are found again by their recipients.</summary>
internal sealed class ChangePasses
{
    private readonly ConcurrentDictionary<long, ChangePass> _passes = new();

    public IReadOnlyCollection<ChangePass> All => [.. _passes.Values];

    public void Add(WorkspaceId workspace, long broadcastId) => _passes[broadcastId] = new ChangePass(workspace, broadcastId);

    /// <summary>A pass that was added while this one came to its end stays.</summary>
    public void Remove(ChangePass pass) => _passes.TryRemove(KeyValuePair.Create(pass.BroadcastId, pass));
}

/// <summary>One wish to change what was sent; by reference, because the next wish is another.</summary>
internal sealed class ChangePass(WorkspaceId workspace, long broadcastId)
{
    public WorkspaceId WorkspaceId => workspace;

    public long BroadcastId => broadcastId;
}

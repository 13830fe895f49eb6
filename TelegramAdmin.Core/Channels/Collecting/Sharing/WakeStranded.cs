using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Sharing;

/// <summary>An account that can read again takes up at once what nobody could read.</summary>
internal sealed class WakeStranded(IDatabase database, RestingAccounts resting, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, WorkspaceId> _changed = new();
    private readonly HashSet<long> _usable = [];

    public void Note(WorkspaceId workspace, long account) => _changed[account] = workspace;

    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        foreach (var account in _changed.Keys)
        {
            if (_changed.TryRemove(account, out var workspace))
                await LookAsync(workspace, account, cancellation);
        }
    }

    // Accounts tell of themselves often; only that one became usable is a reason to try what waits.
    private async Task LookAsync(WorkspaceId workspace, long account, CancellationToken cancellation)
    {
        var now = (DateTimeOffset?)time.GetUtcNow();
        await using var db = database.Read(workspace);
        var isUsable = await db.Set<MtProtoAccount>().AnyAsync(a => a.Id == account && a.State == AccountState.Ready && a.IsCollecting && (a.WaitsUntil == null || a.WaitsUntil <= now), cancellation);
        if (!isUsable)
            _usable.Remove(account);
        else if (_usable.Add(account))
            await WakeAsync(workspace, account, now, cancellation);
    }

    private Task WakeAsync(WorkspaceId workspace, long account, DateTimeOffset? now, CancellationToken cancellation)
    {
        resting.Wake(account);
        return database.WriteAsync(workspace, db => db.TrackedChannels
            .Where(c => c.Trouble != null && c.NextWorkAt > now && (c.State == ChannelState.Adding || c.State == ChannelState.CatchingUp || c.State == ChannelState.Live))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextWorkAt, now)), cancellation);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Nodes;

/// <summary>Which nodes work on this database, for people.</summary>
public sealed class NodeReader(IDatabase database, NodeRights rights)
{
    public async Task<IReadOnlyList<NodeStatus>> ReadAsync()
    {
        if (rights.IsAlone)
            return [];
        await using var db = database.ReadAll();
        var nodes = await db.Nodes.OrderBy(n => n.Name).ToListAsync();
        var leases = await db.NodeLeases.Where(l => l.NodeId != null).ToListAsync();
        // The database's clock wrote these times; the latest of them is close to what it says now.
        var now = nodes.Select(n => n.SeenAt).DefaultIfEmpty().Max();
        return [.. nodes.Select(n => StatusOf(n, leases.Where(l => l.NodeId == n.Id).ToList(), n.AliveUntil > now))];
    }

    private NodeStatus StatusOf(Node node, List<NodeLease> leases, bool isAlive) => new(node, isAlive, node.Id == rights.NodeId, isAlive && leases.Any(l => l.Name == NodeLease.Lead),
        isAlive ? [.. leases.Where(l => l.Name != NodeLease.Lead).Select(l => new BotId(long.Parse(l.Name, CultureInfo.InvariantCulture))).OrderBy(b => b.Value)] : []);
}

/// <param name="IsThis">Whoever asks is talking to it.</param>
public sealed record NodeStatus(Node Node, bool IsAlive, bool IsThis, bool IsLeader, IReadOnlyList<BotId> Bots);

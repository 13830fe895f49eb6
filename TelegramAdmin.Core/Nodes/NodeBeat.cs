using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Postgres;

namespace TelegramAdmin.Core.Nodes;

/// <summary>
/// Says twice a second that this node is alive, and takes and gives back leases. Goes by the system's clock, whatever clock the rest goes by:
/// another process does, too.
/// </summary>
[OnEveryNode]
internal sealed partial class NodeBeat(PostgresNodes nodes, NodeRights rights, NodeName name, SharedFolder folder, EventBus events, ILogger<NodeBeat> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    // When each was given back: until a later look says whose it is, it is nobody's here.
    private readonly ConcurrentDictionary<BotId, long> _leaving = new();
    private readonly Alarm _alarm = new(TimeProvider.System);
    private NodeSelf _self = null!;
    private bool _isSilent;

    /// <summary>Nothing else starts before it is known what this node may do.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _self = new NodeSelf(rights.NodeId, name.Name, name.Version, name.Address);
        await nodes.ForgetFormerAsync(_self, cancellationToken); // Its name is locked in the data directory, so it has ended.
        await folder.MarkAsync(_self, cancellationToken);
        try
        {
            folder.Check((await nodes.BeatAsync(_self, NodeRights.Lease, cancellationToken)).Alive);
        }
        catch (DirectoryNotFoundException)
        {
            await nodes.LeaveAsync(_self.Id, cancellationToken);
            folder.Unmark(_self.Id);
            throw;
        }
        await RunOnceAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            folder.Unmark(rights.NodeId);
            await nodes.LeaveAsync(rights.NodeId, cancellationToken);
            events.Publish(new NodesChanged(WorkspaceId.Default));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.LeftSilently(logger, e.Message);
        }
    }

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = events.SubscribeAfar<NodesChanged>(_ => _alarm.Ring());
        using var missed = events.Subscribe<EventsMissed>(_ => _alarm.Ring());
        events.Publish(new NodesChanged(WorkspaceId.Default));
        while (!stoppingToken.IsCancellationRequested)
        {
            await _alarm.SleepAsync(Pause, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await RunOnceAsync(cancellation);
            _isSilent = false;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            if (!_isSilent)
                Log.NoDatabase(logger, e.Message);
            _isSilent = true;
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellation)
    {
        var (asked, askedWall) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        var seen = await nodes.BeatAsync(_self, NodeRights.Lease, cancellation);
        foreach (var (bot, at) in _leaving)
        {
            if (at < asked)
                _leaving.TryRemove(bot, out _);
        }
        rights.HasOthers = seen.Alive.Count > 1;
        var mine = seen.Leases.Where(l => l.NodeId == _self.Id).ToList();
        _ = rights.Know(BotsOf(mine), LeadOf(mine), asked, askedWall);

        var alive = seen.Alive.ToHashSet();
        var owners = seen.Leases.Where(l => l.NodeId is not null && alive.Contains(l.NodeId)).ToDictionary(l => l.Name, l => l.NodeId);
        var (take, giveBack) = ShareBots.Plan(_self.Id, alive, seen.Bots.ToDictionary(b => b, b => owners.GetValueOrDefault(NameOf(b))));
        List<string> wanted = [.. take.Select(NameOf)];
        if (!owners.ContainsKey(NodeLease.Lead))
            wanted.Add(NodeLease.Lead);
        if (wanted.Count > 0 && await nodes.ClaimAsync(_self.Id, wanted, cancellation) is { Count: > 0 } got)
        {
            mine.AddRange(got);
            Log.Took(logger, got.Count(l => l.Name != NodeLease.Lead), got.Any(l => l.Name == NodeLease.Lead) ? " and the lead" : "");
            _ = rights.Know(BotsOf(mine), LeadOf(mine), asked, askedWall);
        }
        BotId[] leaving = [.. giveBack.Where(b => !_leaving.ContainsKey(b))];
        if (leaving.Length == 0)
            return;
        foreach (var bot in leaving)
            _leaving[bot] = long.MaxValue;
        _ = GiveBackAsync(leaving, rights.Know(BotsOf(mine), LeadOf(mine), asked, askedWall));
    }

    /// <summary>Once nothing of them is under way here.</summary>
    private async Task GiveBackAsync(BotId[] bots, Task letGo)
    {
        try
        {
            await letGo;
            await nodes.ReleaseAsync(_self.Id, [.. bots.Select(NameOf)], CancellationToken.None);
            foreach (var bot in bots)
                events.Publish(new MessagesQueued(WorkspaceId.Default, bot)); // What came for it in between.
            events.Publish(new NodesChanged(WorkspaceId.Default));
        }
        catch (Exception e)
        {
            Log.NoDatabase(logger, e.Message); // They are its own still; the next round gives them back.
        }
        finally
        {
            foreach (var bot in bots)
                _leaving[bot] = Stopwatch.GetTimestamp();
        }
    }

    private Dictionary<BotId, long> BotsOf(IEnumerable<LeaseSeen> leases) => leases.Where(l => l.Name != NodeLease.Lead)
        .Select(l => (Bot: new BotId(long.Parse(l.Name, CultureInfo.InvariantCulture)), l.Epoch)).Where(l => !_leaving.ContainsKey(l.Bot)).ToDictionary(l => l.Bot, l => l.Epoch);

    private static long? LeadOf(IEnumerable<LeaseSeen> leases) => leases.FirstOrDefault(l => l.Name == NodeLease.Lead)?.Epoch;

    private static string NameOf(BotId bot) => bot.Value.ToString(CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "This node took {Bots} bots{Lead}")]
        public static partial void Took(ILogger logger, int bots, string lead);

        [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL does not answer this node ({Reason}); it sends nothing until it does")]
        public static partial void NoDatabase(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Debug, Message = "This node could not say that it goes: {Reason}")]
        public static partial void LeftSilently(ILogger logger, string reason);
    }
}

/// <summary>What this node is called, which version it runs and where it listens.</summary>
public sealed record NodeName(string Name, string Version, string Address);

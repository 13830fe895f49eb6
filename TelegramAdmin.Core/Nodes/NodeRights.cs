using System.Collections.Frozen;
using System.Diagnostics;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Nodes;

/// <summary>
/// What this process may do now. On SQLite it is alone and may do everything. Beside other nodes its rights end by its own clock well before the
/// database gives them to another, so that a process that was frozen, or cut off from the database, does nothing that is not its own any more.
/// </summary>
public sealed class NodeRights(DatabaseOptions database)
{
    /// <summary>How long the database keeps what a silent node leases.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    /// <summary>How long a node goes by what it was last told; what it began before then has a second to leave.</summary>
    public static readonly TimeSpan Own = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<Follower> _followers = [];
    private volatile Held _held = new(FrozenDictionary<BotId, long>.Empty, null, 0, default);

    /// <summary>Nobody else can be there.</summary>
    public bool IsAlone { get; } = database.Provider == DatabaseProvider.Sqlite;

    /// <summary>Names this run.</summary>
    public string NodeId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether another node was there at the last look.</summary>
    public bool HasOthers { get; internal set; }

    /// <summary>What it leases as far as it knows; empty where it <see cref="IsAlone"/>.</summary>
    public IReadOnlyCollection<BotId> Bots => _held.Bots.Keys;

    /// <summary>Whether the lead was its own at the last look.</summary>
    public bool HasLead => IsAlone || _held.LeadEpoch is not null;

    public bool IsLeader => IsAlone || (_held.LeadEpoch is not null && IsInTime(_held));

    /// <summary>The lead came or went.</summary>
    public event Action? LeadChanged;

    /// <summary>Whether it may work for this bot at this moment. Asked right before each call to Telegram.</summary>
    public bool Holds(BotId bot) => IsAlone || (_held is var held && held.Bots.ContainsKey(bot) && IsInTime(held));

    /// <summary>Whether the bot was its own at the last look; whoever hears of work for it keeps it until that changes.</summary>
    public bool Leases(BotId bot) => IsAlone || _held.Bots.ContainsKey(bot);

    /// <summary>Tells when bots come and go. What is done for lost bots is waited for before another node gets them.</summary>
    public IDisposable Follow(Action<IReadOnlyCollection<BotId>> gained, Func<IReadOnlyCollection<BotId>, Task> lost)
    {
        var follower = new Follower(gained, lost);
        lock (_gate)
            _followers.Add(follower);
        return new Following(() =>
        {
            lock (_gate)
                _followers.Remove(follower);
        });
    }

    /// <summary>What the database said to a question that was asked at <paramref name="askedAt"/>.</summary>
    /// <returns>Completes when everybody has let go of what was lost.</returns>
    internal Task Know(IReadOnlyDictionary<BotId, long> bots, long? leadEpoch, long askedAt, DateTimeOffset askedAtWall)
    {
        var before = _held;
        _held = new Held(bots.ToFrozenDictionary(), leadEpoch, askedAt, askedAtWall);
        // A lease that went away and came back is a new one: what was under way belongs to whoever had it in between.
        BotId[] lost = [.. before.Bots.Where(b => bots.GetValueOrDefault(b.Key, -1) != b.Value).Select(b => b.Key)];
        BotId[] gained = [.. bots.Where(b => before.Bots.GetValueOrDefault(b.Key, -1) != b.Value).Select(b => b.Key)];
        Follower[] followers;
        lock (_gate)
            followers = [.. _followers];
        var letGo = lost.Length == 0 ? Task.CompletedTask : Task.WhenAll(followers.Select(f => f.Lost(lost)));
        if (gained.Length > 0)
        {
            foreach (var follower in followers)
                follower.Gained(gained);
        }
        if (before.LeadEpoch != leadEpoch)
            LeadChanged?.Invoke();
        return letGo;
    }

    // The monotonic clock does not run while a machine sleeps, the other one may be set: whichever says that the time is over.
    private static bool IsInTime(Held held) =>
        Stopwatch.GetElapsedTime(held.AskedAt) < Own && DateTimeOffset.UtcNow - held.AskedAtWall < Own;

    private sealed record Held(FrozenDictionary<BotId, long> Bots, long? LeadEpoch, long AskedAt, DateTimeOffset AskedAtWall);

    private sealed record Follower(Action<IReadOnlyCollection<BotId>> Gained, Func<IReadOnlyCollection<BotId>, Task> Lost);

    private sealed class Following(Action dispose) : IDisposable
    {
        public void Dispose() => dispose();
    }
}

using System.Threading.Channels;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Updates;

/// <summary>
/// The part of the update log that is in memory: lanes by chat, in the order of arrival. When more arrives than is worked off, the window
/// stops taking (the rows are durable) and is filled again from the log, oldest first, so that order is kept and memory stays bounded.
/// </summary>
public sealed class UpdateWindow(NodeRights rights, TimeProvider time)
{
    /// <summary>How many updates are held in memory at most.</summary>
    public const int Capacity = 5_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<LaneKey, UpdateLane> _lanes = [];
    private readonly HashSet<long> _held = [];
    private readonly Channel<UpdateLane> _ready = Channel.CreateUnbounded<UpdateLane>();
    private bool _isBehind = true;
    private long _arrivedWhileBehind;

    /// <summary>Set while the log holds waiting rows that the window does not: from the start, and after an overflow.</summary>
    public event Action? FellBehind;

    internal ChannelReader<UpdateLane> Ready => _ready.Reader;

    public int Count
    {
        get
        {
            lock (_gate)
                return _held.Count;
        }
    }

    /// <summary>Takes a newly committed update, unless older ones wait on disk: then it waits there too.</summary>
    public void Offer(WaitingUpdate update)
    {
        if (!rights.Leases(update.BotId))
            return; // Its node hears of it, and reads it from the log.
        lock (_gate)
        {
            if (!_isBehind && _held.Count < Capacity)
            {
                Add(update);
                return;
            }
            _isBehind = true;
            _arrivedWhileBehind++;
        }
        FellBehind?.Invoke();
    }

    /// <summary>The log holds rows that another process wrote, or that another node left.</summary>
    public void FallBehind()
    {
        lock (_gate)
        {
            _isBehind = true;
            _arrivedWhileBehind++;
        }
        FellBehind?.Invoke();
    }

    /// <summary>Whether rows should be read from the log now; <paramref name="mark"/> goes back to <see cref="Refill"/>.</summary>
    internal bool WantsRefill(out long mark)
    {
        lock (_gate)
        {
            mark = _arrivedWhileBehind;
            return _isBehind && _held.Count <= Capacity / 2;
        }
    }

    /// <summary>Takes rows read from the log in their order. Once they were all and none came meanwhile, the window is level with the log.</summary>
    internal void Refill(IReadOnlyList<WaitingUpdate> rows, bool wereAll, long mark)
    {
        lock (_gate)
        {
            foreach (var row in rows.Where(r => !_held.Contains(r.Id)))
                Add(row);
            if (wereAll && mark == _arrivedWhileBehind)
                _isBehind = false;
        }
    }

    /// <summary>The lane's first update; null when the lane is done for now, and then it belongs to nobody.</summary>
    internal WaitingUpdate? Next(UpdateLane lane)
    {
        lock (_gate)
        {
            if (!rights.Leases(lane.Key.BotId))
                Drop(lane);
            if (lane.Waiting.TryPeek(out var next))
                return next;
            lane.IsTaken = false;
            _lanes.Remove(lane.Key);
            return null;
        }
    }

    /// <summary>The lane's first update is done; the lane goes to the back of the line, so that busy chats do not starve quiet ones.</summary>
    internal void Done(UpdateLane lane)
    {
        lock (_gate)
            _held.Remove(lane.Waiting.Dequeue().Id);
        _ready.Writer.TryWrite(lane);
    }

    /// <summary>The lane waits: its first update is tried again after <paramref name="pause"/>, the later ones stay behind it.</summary>
    internal void Pause(UpdateLane lane, TimeSpan pause)
    {
        ITimer? timer = null;
        timer = time.CreateTimer(_ =>
        {
            timer?.Dispose();
            _ready.Writer.TryWrite(lane);
        }, null, pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Another node has the bot.</summary>
    private void Drop(UpdateLane lane)
    {
        while (lane.Waiting.TryDequeue(out var waiting))
            _held.Remove(waiting.Id);
    }

    private void Add(WaitingUpdate update)
    {
        _held.Add(update.Id);
        var key = new LaneKey(update.BotId, update.ChatId);
        if (!_lanes.TryGetValue(key, out var lane))
            _lanes[key] = lane = new UpdateLane(key);
        lane.Waiting.Enqueue(update);
        if (lane.IsTaken)
            return;
        lane.IsTaken = true;
        _ready.Writer.TryWrite(lane);
    }
}

using System.Diagnostics;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>
/// Says when work through EF, a millisecond or two each, may take the writer from batches, which are cheap and which somebody outside waits
/// for: Telegram for its 200. Usually work runs at once and stops when a batch comes. In a burst of more batches than work could ever follow,
/// it gets a small share of the time: the burst is taken in first and worked off after.
/// </summary>
internal sealed class WorkTurns
{
    /// <summary>A burst is more than 2,000 a second.</summary>
    private const int BurstInInterval = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Share = TimeSpan.FromMilliseconds(2);

    private long _endedAt;
    private long _beganAt;
    private int _batched;
    private bool _isBurst;

    /// <summary>How long until work gets its turn even if batches keep coming.</summary>
    public TimeSpan UntilNext => Interval - Stopwatch.GetElapsedTime(_endedAt) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>So many writes were taken as batches.</summary>
    public void Batched(int count) => _batched += count;

    public bool MayBegin(bool batchesWait) => (!batchesWait && !_isBurst && _batched < BurstInInterval) || UntilNext == TimeSpan.Zero;

    public void Begin()
    {
        _isBurst = _batched >= BurstInInterval * Math.Max(1, Stopwatch.GetElapsedTime(_endedAt) / Interval);
        _beganAt = Stopwatch.GetTimestamp();
    }

    public bool MayGoOn(bool batchesWait) => (!batchesWait && !_isBurst) || Stopwatch.GetElapsedTime(_beganAt) < Share;

    public void End() => (_endedAt, _batched) = (Stopwatch.GetTimestamp(), 0);
}

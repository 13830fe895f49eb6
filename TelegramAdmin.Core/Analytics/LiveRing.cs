namespace TelegramAdmin.Core.Analytics;

/// <summary>Two counters a second, for as many seconds as <see cref="LiveMeter"/> looks back.</summary>
internal sealed class LiveRing
{
    private readonly Lock _gate = new();
    private readonly int[] _in = new int[LiveMeter.Seconds + 1];
    private readonly int[] _out = new int[LiveMeter.Seconds + 1];
    private long _last;

    /// <summary>The last second in which something was counted.</summary>
    public long LastAt { get; private set; }

    public void Add(long second, int received, int sent)
    {
        lock (_gate)
        {
            Advance(second);
            LastAt = second;
            _in[second % _in.Length] += received;
            _out[second % _out.Length] += sent;
        }
    }

    public LiveRates Read(long second)
    {
        lock (_gate)
        {
            Advance(second);
            var seconds = Enumerable.Range(1, LiveMeter.Seconds).Select(i => (second + i) % _in.Length).ToList();
            return new LiveRates([.. seconds.Select(i => _in[i])], [.. seconds.Select(i => _out[i])]);
        }
    }

    private void Advance(long second)
    {
        for (var s = Math.Max(_last + 1, second - LiveMeter.Seconds); s <= second; s++)
            (_in[s % _in.Length], _out[s % _out.Length]) = (0, 0);
        _last = Math.Max(_last, second);
    }
}

namespace TelegramAdmin.Features.Channels.Overview;

/// <summary>How fast history comes: the mean of the last half minute, by what was seen of it.</summary>
public sealed class HistoryPace
{
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(30);

    private readonly Queue<(DateTimeOffset At, int Read)> _seen = new();

    /// <summary>Posts a second; null while nothing can be said.</summary>
    public double? Rate { get; private set; }

    public void Saw(DateTimeOffset now, int read)
    {
        _seen.Enqueue((now, read));
        while (_seen.Count > 2 && now - _seen.Peek().At > Over)
            _seen.Dequeue();
        var (at, before) = _seen.Peek();
        Rate = now - at >= TimeSpan.FromSeconds(1) && read > before ? (read - before) / (now - at).TotalSeconds : null;
    }
}

namespace TelegramAdmin.Hosting.Logging;

/// <summary>The last lines of the log in memory, and a way to hear of new ones. Bounded: the oldest makes room.</summary>
public sealed class LogStore
{
    public const int Capacity = 5_000;

    private readonly Lock _gate = new();
    private readonly Queue<LogEntry> _entries = new(Capacity);
    private long _last;

    /// <summary>The number of the latest line.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LogEntry> Read()
    {
        lock (_gate)
            return [.. _entries];
    }

    internal LogEntry Add(LogEntry entry)
    {
        lock (_gate)
        {
            entry = entry with { Number = ++_last };
            if (_entries.Count == Capacity)
                _entries.Dequeue();
            _entries.Enqueue(entry);
            return entry;
        }
    }
}

namespace TelegramAdmin.Core.Search;

/// <summary>How far one kind of rows that are only added has been read, and up to where nothing can appear any more.</summary>
/// <param name="settles">How long a number may stay invisible after a higher one was seen.</param>
internal sealed class AppendedPlace(long settled, TimeSpan settles)
{
    private const long Far = 10_000;

    private readonly Queue<(long Last, DateTimeOffset At)> _seen = [];
    private long? _reading;

    /// <summary>Everything up to here is in the index, for good.</summary>
    public long Settled { get; private set; } = settled;

    /// <summary>What the database knows of <see cref="Settled"/>.</summary>
    public long Kept { get; set; } = settled;

    /// <summary>Where the next read begins.</summary>
    public long ReadFrom => _reading ?? Settled;

    /// <summary>Nothing that was seen waits to be settled.</summary>
    public bool IsQuiet => _seen.Count == 0 && _reading is null;

    /// <param name="readUpTo">The last of a full page; null where there was no more.</param>
    /// <param name="last">The highest number when the page was read.</param>
    public void Advance(long? readUpTo, long last, DateTimeOffset now)
    {
        _reading = readUpTo;
        if (readUpTo is not null)
        {
            // A long way to go: what lies so far back is settled.
            if (settles == TimeSpan.Zero || last - readUpTo > Far)
                Settled = readUpTo.Value;
            return;
        }
        if (_seen.Count == 0 || _seen.Last().Last < last)
            _seen.Enqueue((last, now));
        while (_seen.TryPeek(out var first) && now - first.At >= settles)
            Settled = Math.Max(Settled, _seen.Dequeue().Last);
    }
}

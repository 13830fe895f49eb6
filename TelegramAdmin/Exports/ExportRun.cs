using System.Runtime.CompilerServices;

namespace TelegramAdmin.Exports;

/// <summary>One file on its way.</summary>
public sealed class ExportRun : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _cancelling;
    private long _rows;

    internal ExportRun(long? total, TimeProvider time, CancellationToken cancellation)
    {
        (Total, _time) = (total, time);
        _cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Cancellation = _cancelling.Token;
    }

    /// <summary>Null where nobody counted.</summary>
    public long? Total { get; }

    /// <summary>Written so far.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether it ended before its last row.</summary>
    public bool IsBroken { get; private set; }

    internal CancellationToken Cancellation { get; }

    public void Cancel()
    {
        if (EndedAt is null)
            _cancelling.Cancel();
    }

    public void Dispose() => _cancelling.Dispose();

    internal void End(bool isBroken) => (IsBroken, EndedAt) = (isBroken, _time.GetUtcNow());

    internal async IAsyncEnumerable<IReadOnlyList<object?>> CountAsync(IAsyncEnumerable<IReadOnlyList<object?>> rows, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return row;
            Interlocked.Increment(ref _rows);
        }
    }
}

namespace TelegramAdmin.Core.Telemetry;

/// <summary>How many browsers hold a live page now; the host counts them.</summary>
public sealed class OpenCircuits
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Opened() => Interlocked.Increment(ref _count);

    public void Closed() => Interlocked.Decrement(ref _count);
}

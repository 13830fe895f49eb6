namespace TelegramAdmin.Core.Storage;

/// <summary>How the writers of the database fare since the start: how many writes shared how many commits, how many were refused, how many wait now.</summary>
public sealed class WriteCounts
{
    private long _writes;
    private long _commits;
    private long _refused;
    private long _waiting;

    public long Writes => Interlocked.Read(ref _writes);

    public long Commits => Interlocked.Read(ref _commits);

    public long Refused => Interlocked.Read(ref _refused);

    public long Waiting => Interlocked.Read(ref _waiting);

    internal void Came() => Interlocked.Increment(ref _waiting);

    internal void Ended(bool wasRefused)
    {
        Interlocked.Decrement(ref _waiting);
        Interlocked.Increment(ref wasRefused ? ref _refused : ref _writes);
    }

    internal void Committed() => Interlocked.Increment(ref _commits);
}

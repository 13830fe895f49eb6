namespace TelegramAdmin.Core.Backups;

/// <summary>What is being made, checked or restored right now in this process, for the page.</summary>
public sealed class BackupBoard(TimeProvider time)
{
    private volatile BackupWork? _work;

    public BackupWork? Work => _work;

    internal BackupWork Begin(BackupTask task) => _work = new BackupWork(task, time.GetUtcNow());

    internal void End() => _work = null;
}

/// <summary>Which kind of work it is.</summary>
public enum BackupTask
{
    /// <summary>A backup is written.</summary>
    Making,

    /// <summary>A backup is restored into a scratch database and compared.</summary>
    Checking,

    /// <summary>A backup is unpacked beside the product, for the next start.</summary>
    Staging,
}

/// <summary>How far it is, in bytes.</summary>
public sealed class BackupWork(BackupTask task, DateTimeOffset startedAt)
{
    private long _done;

    public BackupTask Task => task;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>About how many there are; 0 while that is being counted.</summary>
    public long Total { get; internal set; }

    public long Done => Math.Min(Interlocked.Read(ref _done), Total);

    internal void Advance(long bytes) => Interlocked.Add(ref _done, bytes);
}

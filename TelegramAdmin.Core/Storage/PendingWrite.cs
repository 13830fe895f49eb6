namespace TelegramAdmin.Core.Storage;

/// <summary>A write that waits for the next group commit.</summary>
internal abstract class PendingWrite
{
    /// <summary>What this write shares a batch with; null for one that stands alone.</summary>
    public virtual object? BatchKey => null;

    /// <summary>Takes another write with the same <see cref="BatchKey"/> into this one.</summary>
    public virtual void Absorb(PendingWrite other) => throw new InvalidOperationException();

    /// <summary>The parts to try one by one after the whole failed; itself alone where there is nothing to split.</summary>
    public virtual IReadOnlyList<PendingWrite> Split() => [this];

    public abstract Task ExecuteAsync(WriteSession session);

    /// <summary>The transaction is durable: tell whoever listens, then whoever waits.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception e);
}

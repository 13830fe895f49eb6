namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>A few bulk bodies are in memory at a time; further calls wait before theirs is read.</summary>
internal sealed class BulkTurns : IDisposable
{
    private const int AtOnce = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <returns>Null where it took too long.</returns>
    public async Task<IDisposable?> TakeAsync(CancellationToken cancellation) => await _turns.WaitAsync(Patience, cancellation) ? new Turn(_turns) : null;

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}

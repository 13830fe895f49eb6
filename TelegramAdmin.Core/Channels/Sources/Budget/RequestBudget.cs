using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>
/// What one account may ask of Telegram. Requests leave one after the other and at a gentle pace; what would take longer than a moment is refused
/// with the time instead of being waited for. Telegram's own waits are kept in rows and obeyed, after a restart too.
/// </summary>
internal sealed class RequestBudget
{
    // A page waits its turn of a second here; whoever asks comes back for what takes longer.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(5);

    private readonly NameAllowance _names;
    private readonly WaitBook _waits;
    private readonly TimeProvider _time;
    private readonly Pace _pace;

    internal RequestBudget(WorkspaceId workspace, long accountId, NameAllowance names, WaitBook waits, BudgetLimits limits, TimeProvider time)
    {
        (WorkspaceId, AccountId, _names, _waits, _time) = (workspace, accountId, names, waits, time);
        _pace = new Pace(limits.Distances);
    }

    public WorkspaceId WorkspaceId { get; }

    public long AccountId { get; }

    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Runs <paramref name="request"/> in its turn, alone.</summary>
    public async Task<SourceReply<T>> RunAsync<T>(RequestKind kind, Func<Task<SourceReply<T>>> request, CancellationToken cancellation)
    {
        await Turn.WaitAsync(cancellation);
        try
        {
            if (await RefusalAsync(kind, cancellation) is { } refusal)
                return refusal;
            var reply = await request();
            if (reply.Failure is { Kind: SourceFailureKind.FloodWait, Wait: { } wait })
                await _waits.KeepAsync(WorkspaceId, AccountId, kind, _time.GetUtcNow() + wait);
            return reply;
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<SourceFailure?> RefusalAsync(RequestKind kind, CancellationToken cancellation)
    {
        if (await _waits.LeftAsync(AccountId, kind) is { } left)
            return SourceFailures.FloodWait(left);
        if (kind == RequestKind.Name && await _names.TakeAsync(WorkspaceId, AccountId) is { } later)
            return SourceFailures.NameBudget(later);
        while (_pace.Take(kind, _time.GetUtcNow()) is var wait && wait > TimeSpan.Zero)
        {
            if (wait > LongestTurn)
                return SourceFailures.FloodWait(wait);
            await Task.Delay(wait, _time, cancellation);
        }
        return null;
    }
}

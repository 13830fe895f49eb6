using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Broadcasts.Composing;

/// <summary>Keeps one draft, whoever asks for it and however often: one save after the other, each on the version that the last one made.</summary>
public sealed class DraftKeeper(DraftActs acts, TimeProvider clock) : IDisposable
{
    private const string Unnamed = "Untitled";

    private readonly SemaphoreSlim _saving = new(1);

    /// <summary>As it is stored; null before the first time.</summary>
    public Broadcast? Saved { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Something was written since.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>Why the last save was refused.</summary>
    public Failure? Failure { get; private set; }

    public void Dispose() => _saving.Dispose();

    public void Begin(Broadcast? broadcast) => (Saved, SavedAt) = (broadcast, broadcast?.ChangedAt);

    public void Touch() => IsDirty = true;

    /// <summary>It is thrown away: nothing of it is kept any more.</summary>
    public void Forget() => IsDirty = false;

    /// <returns>Whether all that was written is kept.</returns>
    public async Task<bool> KeepAsync(BroadcastDraft draft)
    {
        await _saving.WaitAsync();
        try
        {
            return (!IsDirty && Saved is not null) ? Failure is null : await SaveAsync(draft with { Name = draft.Name.Trim().Length == 0 ? Unnamed : draft.Name });
        }
        finally
        {
            _saving.Release();
        }
    }

    private async Task<bool> SaveAsync(BroadcastDraft draft)
    {
        IsDirty = false;
        var saved = await acts.SaveAsync(Saved?.Id, Saved?.Version ?? 0, draft);
        Failure = saved.Failure;
        if (saved.IsOk)
            (Saved, SavedAt) = (saved.Value, clock.GetUtcNow());
        return saved.IsOk;
    }
}

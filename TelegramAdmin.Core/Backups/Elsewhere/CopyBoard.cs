using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Backups.Elsewhere;

/// <summary>How the second place stood when it was last looked at, since this process began.</summary>
public sealed class CopyBoard
{
    /// <summary>The job that copies.</summary>
    public const string Job = "backup-copy";

    private volatile CopyState? _state;

    public CopyState? State => _state;

    internal void Note(IReadOnlyList<PlacedCopy> copies, DateTimeOffset at) => _state = new CopyState(at, copies, null);

    internal void Note(Failure failure, DateTimeOffset at) => _state = new CopyState(at, _state?.Copies ?? [], failure);
}

/// <param name="Copies">As they were when the place last answered.</param>
/// <param name="Failure">Why it could not be done; null where it could.</param>
public sealed record CopyState(DateTimeOffset At, IReadOnlyList<PlacedCopy> Copies, Failure? Failure);

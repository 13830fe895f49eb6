using System.Collections.Concurrent;

namespace TelegramAdmin.Core.Storage;

/// <summary>
/// Something of each workspace that is asked for with every message and so kept in memory until it changes. Whoever asks after
/// <see cref="Forget"/> gets nothing that was read before it.
/// </summary>
public sealed class WorkspaceCache<T>(Func<WorkspaceId, Task<T>> read)
{
    // The reading is what is kept, from before it begins: a change that it might have missed takes it out again.
    private readonly ConcurrentDictionary<WorkspaceId, Lazy<Task<T>>> _readings = new();

    public async ValueTask<T> GetAsync(WorkspaceId workspace)
    {
        var reading = _readings.GetOrAdd(workspace, static (id, read) => new(() => read(id)), read);
        try
        {
            return await reading.Value;
        }
        catch
        {
            _readings.TryRemove(new(workspace, reading)); // The next one tries again.
            throw;
        }
    }

    /// <summary>From memory only; nothing where nobody asked yet.</summary>
    public T? KnownOf(WorkspaceId workspace) =>
        _readings.TryGetValue(workspace, out var reading) && reading is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done } ? done.Result : default;

    /// <summary>It changed, and the change is durable.</summary>
    public void Forget(WorkspaceId workspace) => _readings.TryRemove(workspace, out _);

    /// <summary>Nobody knows what changed.</summary>
    public void ForgetAll() => _readings.Clear();
}

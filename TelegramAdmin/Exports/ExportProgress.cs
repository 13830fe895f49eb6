using System.Collections.Concurrent;

namespace TelegramAdmin.Exports;

/// <summary>How far exports are, by the id that their address carries, so that the page they were asked from can show it and end them.</summary>
public sealed class ExportProgress(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Guid, ExportRun> _runs = new();

    public ExportRun? Find(Guid id) => _runs.GetValueOrDefault(id);

    /// <param name="id">From the address; null where nobody looks.</param>
    /// <param name="cancellation">Of the request.</param>
    internal ExportRun Begin(Guid? id, long? total, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var old in _runs.Where(r => r.Value.EndedAt is { } at && now - at > Kept))
            _runs.TryRemove(old.Key, out _);
        var run = new ExportRun(total, time, cancellation);
        // An id is used once: a second request by the same one goes its own way, unseen.
        if (id is { } known)
            _runs.TryAdd(known, run);
        return run;
    }
}

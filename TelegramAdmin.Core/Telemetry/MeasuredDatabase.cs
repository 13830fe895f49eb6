using System.Diagnostics;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>The database with a stop-watch at its one door for writes.</summary>
internal sealed class MeasuredDatabase(IDatabase inner, EngineMeters meters) : IDatabase, IAsyncDisposable
{
    public DatabaseProvider Provider => inner.Provider;

    public AppDbContext Read(WorkspaceId workspace) => inner.Read(workspace);

    public AppDbContext ReadAll() => inner.ReadAll();

    public async Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await inner.WriteAsync(workspace, work, cancellation);
        meters.Record(Timed.Commit, Stopwatch.GetElapsedTime(started));
        return result;
    }

    public async Task<TResult> AppendAsync<TItem, TResult>(IWriteBatch<TItem, TResult> batch, TItem item)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await inner.AppendAsync(batch, item);
        meters.Record(Timed.Commit, Stopwatch.GetElapsedTime(started));
        return result;
    }

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}

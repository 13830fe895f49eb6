using System.Diagnostics;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>The database with a stop-watch at its one door for writes; within a trace each write is a span.</summary>
internal sealed class MeasuredDatabase(IDatabase inner, EngineMeters meters, WriteCounts counts) : IDatabase, IAsyncDisposable
{
    public DatabaseProvider Provider => inner.Provider;

    public AppDbContext Read(WorkspaceId workspace) => inner.Read(workspace);

    public AppDbContext ReadAll() => inner.ReadAll();

    public Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation = default) =>
        MeasureAsync(() => inner.WriteAsync(workspace, TracedWork.Of(work), cancellation));

    public Task<TResult> AppendAsync<TItem, TResult>(IWriteBatch<TItem, TResult> batch, TItem item) => MeasureAsync(() => inner.AppendAsync(batch, item));

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<T> MeasureAsync<T>(Func<Task<T>> write)
    {
        using var span = EngineTraces.Here == default ? null : EngineTraces.Start("database write");
        var started = Stopwatch.GetTimestamp();
        var isDone = false;
        counts.Came();
        try
        {
            var result = await write();
            isDone = true;
            return result;
        }
        finally
        {
            counts.Ended(wasRefused: !isDone);
            if (isDone)
                meters.Record(Timed.Commit, Stopwatch.GetElapsedTime(started));
            else
                span?.SetStatus(ActivityStatusCode.Error);
        }
    }
}

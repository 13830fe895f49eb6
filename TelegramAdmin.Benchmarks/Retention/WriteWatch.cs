using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>The database with a watch at its door: on SQLite whoever writes keeps all others waiting for as long.</summary>
internal sealed class WriteWatch(IDatabase inner) : IDatabase, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private bool _isClosed;

    public DatabaseProvider Provider => inner.Provider;

    public int Count { get; private set; }

    public TimeSpan Longest { get; private set; }

    public static void Place(IServiceCollection services)
    {
        var database = services.Last(s => s.ServiceType == typeof(IDatabase)).ImplementationFactory!;
        services.AddSingleton(provider => new WriteWatch((IDatabase)database(provider))).AddSingleton<IDatabase>(provider => provider.GetRequiredService<WriteWatch>());
    }

    public void Reset() => (Count, Longest) = (0, TimeSpan.Zero);

    public AppDbContext Read(WorkspaceId workspace) => inner.Read(workspace);

    public AppDbContext ReadAll() => inner.ReadAll();

    public Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work, CancellationToken cancellation = default) => TimeAsync(() => inner.WriteAsync(workspace, work, cancellation));

    public Task<TResult> AppendAsync<TItem, TResult>(IWriteBatch<TItem, TResult> batch, TItem item) => TimeAsync(() => inner.AppendAsync(batch, item));

    public async ValueTask DisposeAsync()
    {
        if (!_isClosed && inner is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        _isClosed = true;
    }

    private async Task<T> TimeAsync<T>(Func<Task<T>> write)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await write();
        var took = Stopwatch.GetElapsedTime(started);
        lock (_gate)
            (Count, Longest) = (Count + 1, took > Longest ? took : Longest);
        return result;
    }
}

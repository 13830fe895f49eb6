using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Live;

/// <summary>A part of a page that looks again every second for as long as it is on a circuit.</summary>
public abstract class TickingComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _gone = new();

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Inject]
    public required ILoggerFactory Loggers { get; init; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Looks again, on the circuit's thread.</summary>
    /// <returns>Whether there is something new to draw.</returns>
    protected abstract Task<bool> TickAsync();

    /// <summary>Only runs on a circuit: the first rendering on the server does not tick.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = InvokeAsync(RunAsync);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_gone.IsCancellationRequested)
            return;
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                await LookAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            if (await TickAsync() && !_gone.IsCancellationRequested)
                StateHasChanged();
        }
        catch (Exception e) when (e is not OperationCanceledException and not ObjectDisposedException)
        {
            // What is shown stays, and the next second looks again: a database that is away for a moment must not take pages down.
            LiveLog.LookFailed(Loggers.CreateLogger(GetType()), e);
        }
    }
}

internal static partial class LiveLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "A live page could not look again; it keeps what it shows")]
    public static partial void LookFailed(ILogger logger, Exception e);
}

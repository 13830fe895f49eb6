using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.Nodes;

/// <summary>Runs a service while this node leads: it begins as after a start, with what lies in the database, and ends as with an orderly stop.</summary>
internal sealed partial class WhileLeading(IHostedService service, NodeRights rights, IHostApplicationLifetime lifetime, ILogger<WhileLeading> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isStopping;
    private bool _isRunning;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        rights.LeadChanged += Follow;
        await AdaptAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        rights.LeadChanged -= Follow;
        _isStopping = true;
        await AdaptAsync(cancellationToken);
    }

    public void Dispose()
    {
        (service as IDisposable)?.Dispose();
        _turn.Dispose();
    }

    private void Follow() => _ = Task.Run(async () =>
    {
        while (!await TryAdaptAsync())
            await Task.Delay(Pause);
    });

    private async Task<bool> TryAdaptAsync()
    {
        try
        {
            await AdaptAsync(CancellationToken.None);
            return true;
        }
        catch (Exception e)
        {
            Log.Waits(logger, e, service.GetType().Name);
            return false;
        }
    }

    private async Task AdaptAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var shall = !_isStopping && rights.HasLead;
            if (shall == _isRunning)
                return;
            await (shall ? BeginAsync(cancellation) : service.StopAsync(cancellation));
            _isRunning = shall;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        await service.StartAsync(cancellation);
        _ = (service as BackgroundService)?.ExecuteTask?.ContinueWith(ended =>
        {
            Log.Failed(logger, ended.Exception!, service.GetType().Name);
            lifetime.StopApplication();
        }, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Service} could not begin or end with the lead; it is tried again")]
        public static partial void Waits(ILogger logger, Exception e, string service);

        [LoggerMessage(Level = LogLevel.Critical, Message = "{Service} ended with a fault; the program stops")]
        public static partial void Failed(ILogger logger, Exception e, string service);
    }
}

using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>Gives sign-ins up that nobody finishes, and at the start those that a stop cut off.</summary>
[OnLeader]
internal sealed partial class SignInSweeper(SignInDesk desk, SignInRows rows, TimeProvider time, ILogger<SignInSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await desk.CloseAllAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(() => rows.GiveUpAllAsync(stoppingToken));
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(desk.SweepAsync);
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is StorageUnavailableException or DbException)
        {
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-ins that nobody finishes could not be given up; it is tried again in a minute")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}

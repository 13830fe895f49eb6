using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>Looks for idle accounts every minute, and closes all at the end.</summary>
[OnEveryNode]
internal sealed class IdleAccountCloser(AccountPool pool, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await pool.CloseAllAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await pool.CloseIdleAsync();
    }
}

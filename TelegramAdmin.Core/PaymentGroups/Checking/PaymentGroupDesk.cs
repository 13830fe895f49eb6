using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.PaymentGroups.Checking;

/// <summary>Looks at groups that were picked. They lie in the rows, so what was not looked at before a crash is looked at after it.</summary>
[OnLeader]
internal sealed partial class PaymentGroupDesk(IDatabase database, CheckPaymentGroup check, EventBus events, TimeProvider time, ILogger<PaymentGroupDesk> logger) : BackgroundService
{
    private const int AtOnce = 50;

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly Alarm _alarm = new(time);

    public override void Dispose()
    {
        _alarm.Dispose();
        base.Dispose();
    }

    /// <returns>How many were settled.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation = default)
    {
        await using var db = database.ReadAll();
        var picked = await db.PaymentGroups.Where(g => g.State == PaymentGroupState.Offered && g.ChatId != null)
            .OrderBy(g => g.Id).Take(AtOnce).Select(g => new { g.Id, g.WorkspaceId }).ToListAsync(cancellation);
        var settled = 0;
        foreach (var one in picked)
        {
            if ((await check.RunAsync(one.WorkspaceId, one.Id, cancellation)).IsOk)
                settled++;
        }
        return settled;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var picked = events.Subscribe<PaymentGroupWaits>(_ => _alarm.Ring());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (StorageUnavailableException e)
            {
                Log.Postponed(logger, e.Code);
            }
            await _alarm.SleepAsync(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Payment groups wait: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);
    }
}

using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Webhooks;

namespace TelegramAdmin.Core.Notifications.Making;

/// <summary>Hears what happens and keeps what the team is to be told, one after the other, away from whoever published it.</summary>
[OnLeader]
internal sealed partial class NotificationWriter(
    EventBus events, MakeNotification make, KeepNotification keep, BackupNews backups, JobRunner jobs, IDatabase database, LoopBoard loops, TimeProvider time, ILogger<NotificationWriter> logger) : BackgroundService
{
    /// <summary>Jobs have no events, and neither has a backup that nobody made.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    private readonly Channel<IEvent> _heard = Channel.CreateUnbounded<IEvent>(new UnboundedChannelOptions { SingleReader = true });
    private long? _lastRun;

    /// <summary>What has no event of its own.</summary>
    internal async Task LookAsync()
    {
        await LookAtJobsAsync();
        if (await backups.ReadAsync() is { } draft)
            await keep.RunAsync(draft);
    }

    /// <summary>What failed since the last look; the first look only notes where it stands.</summary>
    internal async Task LookAtJobsAsync()
    {
        await using var db = database.ReadAll();
        var from = _lastRun ?? await db.JobRuns.MaxAsync(r => (long?)r.Id) ?? 0;
        var silent = jobs.Jobs.Where(j => j.IsToldElsewhere).Select(j => j.Name).ToList();
        foreach (var run in await db.JobRuns.Where(r => r.Id > from && r.Error != null && !silent.Contains(r.Job)).OrderBy(r => r.Id).ToListAsync())
            await keep.RunAsync(new NotificationDraft(WorkspaceId.Default, NotificationKind.JobFailed, $"job:{run.Job}", $"run:{run.Id}", run.Job, "/system") { Text = run.Error });
        _lastRun = await db.JobRuns.MaxAsync(r => (long?)r.Id) ?? 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var followed = Follow();
        try
        {
            await Task.WhenAll(WriteAsync(stoppingToken), WatchAsync(stoppingToken));
        }
        finally
        {
            followed.ForEach(f => f.Dispose());
        }
    }

    private List<IDisposable> Follow() =>
    [
        Hear<TeammateMentioned>(), Hear<ConversationDue>(), Hear<BotChanged>(), Hear<PaymentChanged>(), Hear<BroadcastChanged>(), Hear<GiftChanged>(),
        Hear<ChannelAlerted>(), Hear<AccountChanged>(), Hear<WebhooksChanged>(), Hear<UpdateGivenUp>(),
        events.Subscribe<MessageDelivered>(e =>
        {
            if (e.Outcome.State == DeliveryState.Unknown)
                _heard.Writer.TryWrite(e);
        }),
    ];

    private IDisposable Hear<T>() where T : IEvent => events.Subscribe<T>(e => _heard.Writer.TryWrite(e));

    private async Task WriteAsync(CancellationToken stopping)
    {
        while (await _heard.Reader.WaitToReadAsync(stopping))
        {
            // What was published many times meanwhile is looked at once: the events are records.
            var batch = new HashSet<IEvent>();
            while (_heard.Reader.TryRead(out var happened))
                batch.Add(happened);
            foreach (var happened in batch)
                await TellAsync(happened);
        }
    }

    private async Task TellAsync(IEvent happened)
    {
        try
        {
            foreach (var draft in await make.RunAsync(happened))
                await keep.RunAsync(draft);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // News are not worth more than what they are about; the next event is told again.
            Log.Untold(logger, e, happened.GetType().Name);
        }
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            try
            {
                await loops.RunAsync(nameof(NotificationWriter), LookAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Untold(logger, e, nameof(JobRun));
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "News of {Event} could not be kept")]
        public static partial void Untold(ILogger logger, Exception e, string @event);
    }
}

using Microsoft.Extensions.Hosting;
using Quartz;
using TelegramAdmin.Core.Nodes;

namespace TelegramAdmin.Core.Jobs;

/// <summary>Starts jobs at their times. What is due lies in the database, so the schedule itself need not outlive the process.</summary>
[OnEveryNode]
internal sealed class JobClock(ISchedulerFactory factory, JobRunner runner, TimeProvider time) : IHostedService
{
    private const string JobName = "name";

    private IScheduler? _scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (time != TimeProvider.System)
            return; // A clock that somebody moves by hand has no times to start at; whoever moves it runs the jobs.
        _scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var job in runner.Jobs)
        {
            var detail = JobBuilder.Create<Tick>().WithIdentity(job.Name).UsingJobData(JobName, job.Name).Build();
            var trigger = TriggerBuilder.Create().WithIdentity(job.Name)
                .WithCronSchedule(job.Schedule, cron => cron.InTimeZone(TimeZoneInfo.Utc)).Build();
            await _scheduler.ScheduleJob(detail, trigger, cancellationToken: cancellationToken);
        }
        await _scheduler.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is not null)
            await _scheduler.Shutdown(true, cancellationToken);
    }

    internal sealed class Tick(JobRunner runner, PauseJob pause, NodeRights rights) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var name = context.MergedJobDataMap.GetString(JobName)!;
            if (rights.IsLeader && !await pause.IsPausedAsync(name))
                await runner.RunAsync(name, cancellationToken);
        }
    }
}

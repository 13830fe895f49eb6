using Microsoft.Extensions.DependencyInjection;
using Quartz;
using TelegramAdmin.Core.Needs;

namespace TelegramAdmin.Core.Jobs;

public static class JobsModule
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz.UseInMemoryStore())
        .AddTransient<JobClock.Tick>()
        .AddSingleton<JobRunner>()
        .AddSingleton<PauseJob>()
        .AddSingleton<JobReader>()
        .AddSingleton<INeedSource, JobNeeds>()
        .AddHostedService<JobClock>();

    /// <summary>A job that the clock starts by its schedule.</summary>
    public static IServiceCollection AddScheduledJob<T>(this IServiceCollection services, Func<IServiceProvider, T>? make = null) where T : class, IScheduledJob =>
        (make is null ? services.AddSingleton<T>() : services.AddSingleton(make)).AddSingleton<IScheduledJob>(provider => provider.GetRequiredService<T>());
}

using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Needs;

namespace TelegramAdmin.Core.Updates;

public static class UpdatesModule
{
    public static IServiceCollection AddUpdates(this IServiceCollection services) => services
        .AddSingleton<INeedSource, UpdateNeeds>()
        .AddSingleton<UpdateWindow>()
        .AddSingleton<OtherReaders>()
        .AddSingleton<AppendUpdates>()
        .AddSingleton<AcceptUpdate>()
        .AddSingleton<UpdateHandlers>()
        .AddSingleton<ProcessUpdate>()
        .AddTransient<UpdatePoller>()
        .AddHostedService<UpdateDispatcher>()
        .AddHostedService<PollingService>();
}

using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Needs;

namespace TelegramAdmin.Core.Operations;

public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<INeedSource, OperationsNeeds>()
        .AddSingleton<HealthReport>()
        .AddHostedService<Cleaner>();
}

using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Operations;

public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<HealthReport>()
        .AddHostedService<Cleaner>();
}

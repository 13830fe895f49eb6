using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Operations.Faults;
using TelegramAdmin.Core.Operations.Health;
using TelegramAdmin.Core.Operations.Keys;
using TelegramAdmin.Core.Operations.Performance;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Core.Operations;

public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddHealth()
        .AddPerformance()
        .AddSingleton<FaultBook>()
        .AddSingleton<LogFaultWriter>()
        .AddHostedService(provider => provider.GetRequiredService<LogFaultWriter>())
        .AddSingleton<INeedSource, OperationsNeeds>()
        .AddSingleton<SecretShelf>()
        .AddSingleton(provider => new ReencryptSecrets(provider.GetRequiredService<SecretShelf>(), provider.GetRequiredService<SecretProtector>()))
        .AddSingleton<RotateKeys>()
        .AddSingleton<KeyWatch>()
        .AddHostedService(provider => provider.GetRequiredService<KeyWatch>())
        .AddSingleton<Cleaner>()
        .AddHostedService(provider => provider.GetRequiredService<Cleaner>());
}

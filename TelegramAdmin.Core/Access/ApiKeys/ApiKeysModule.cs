using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Access.ApiKeys;

internal static class ApiKeysModule
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services
        .AddSingleton<ApiKeyDirectory>()
        .AddSingleton<ApiKeyMeter>()
        .AddSingleton<ApiKeyReader>()
        .AddSingleton<CreateApiKey>()
        .AddSingleton<ChangeApiKey>()
        .AddSingleton<RotateApiKey>()
        .AddSingleton<RevokeApiKey>()
        .AddSingleton<ApiKeyUsageWriter>()
        .AddHostedService(provider => provider.GetRequiredService<ApiKeyUsageWriter>());
}

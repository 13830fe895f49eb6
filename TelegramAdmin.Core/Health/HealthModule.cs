using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Health;

public static class HealthModule
{
    /// <summary>A part that the health page shows and whose history is kept.</summary>
    public static IServiceCollection AddHealthPart<T>(this IServiceCollection services) where T : class, IHealthPart => services.AddSingleton<IHealthPart, T>();
}

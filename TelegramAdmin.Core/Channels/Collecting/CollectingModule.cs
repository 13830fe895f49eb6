using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Channels.Collecting;

internal static class CollectingModule
{
    public static IServiceCollection AddCollecting(this IServiceCollection services) => services;
}

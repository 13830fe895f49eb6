using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Outbound;

public static class OutboundModule
{
    public static IServiceCollection AddOutbound(this IServiceCollection services) => services.AddSingleton<OutboundHttp>();
}

using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.MtProto;

internal static class MtProtoModule
{
    public static IServiceCollection AddMtProto(this IServiceCollection services) => services.AddSingleton<TdEngine>();
}

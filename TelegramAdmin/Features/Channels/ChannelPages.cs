using TelegramAdmin.Exports;
using TelegramAdmin.Features.Channels.Following;

namespace TelegramAdmin.Features.Channels;

internal static class ChannelPages
{
    public static IServiceCollection AddChannelPages(this IServiceCollection services) => services
        .AddSingleton<ChannelLines>()
        .AddSingleton<ITableExport, ChannelPostExport>()
        .AddSingleton<ITableExport, ChannelDayExport>()
        .AddScoped<ChannelActs>();
}

using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Channels.Collecting.Following;

namespace TelegramAdmin.Core.Channels.Collecting;

internal static class CollectingModule
{
    public static IServiceCollection AddCollecting(this IServiceCollection services) => services
        .AddFollowing();

    private static IServiceCollection AddFollowing(this IServiceCollection services) => services
        .AddSingleton<AlterChannel>()
        .AddSingleton<FollowChannel>()
        .AddSingleton(p => new StopFollowing(p.GetRequiredService<AlterChannel>()))
        .AddSingleton(p => new FollowAgain(p.GetRequiredService<AlterChannel>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton(p => new ChangeChannel(p.GetRequiredService<AlterChannel>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<RemoveChannel>()
        .AddSingleton<ClearRemoved>();
}

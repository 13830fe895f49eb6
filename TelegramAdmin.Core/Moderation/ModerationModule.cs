using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Moderation.Restricting;

namespace TelegramAdmin.Core.Moderation;

public static class ModerationModule
{
    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddSingleton<RestrictionDesk>()
        .AddSingleton<RestrictPerson>()
        .AddSingleton<LiftRestriction>()
        .AddSingleton<RestrictionBook>();
}

namespace TelegramAdmin.Features.Moderation;

internal static class ModerationPages
{
    public static IServiceCollection AddModerationPages(this IServiceCollection services) => services.AddScoped<ModerationActs>();
}

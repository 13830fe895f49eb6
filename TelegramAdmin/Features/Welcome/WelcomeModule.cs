namespace TelegramAdmin.Features.Welcome;

internal static class WelcomeModule
{
    public static IServiceCollection AddWelcomePages(this IServiceCollection services) => services
        .AddSingleton<PublicAddressTest>()
        .AddScoped<WelcomeGuide>();
}

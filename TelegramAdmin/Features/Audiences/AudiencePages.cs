namespace TelegramAdmin.Features.Audiences;

internal static class AudiencePages
{
    public static IServiceCollection AddAudiencePages(this IServiceCollection services) => services.AddScoped<AudienceActs>();
}

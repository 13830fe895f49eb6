namespace TelegramAdmin.Features.Templates.Writing;

public static class TemplatePages
{
    public static IServiceCollection AddTemplatePages(this IServiceCollection services) => services.AddScoped<TemplateActs>();
}

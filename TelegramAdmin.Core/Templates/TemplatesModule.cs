using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Templates;

public static class TemplatesModule
{
    public static IServiceCollection AddTemplates(this IServiceCollection services) => services
        .AddSingleton<TemplateReader>()
        .AddSingleton<SaveTemplate>()
        .AddSingleton<DeleteTemplate>()
        .AddSingleton<RenderTemplate>();
}

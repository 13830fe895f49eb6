using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Components;

/// <summary>The web shell: interactive components, Radzen, and what the frame around the pages shows.</summary>
public static class ShellModule
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddOptions<ShellOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<Localizer>();
        services.AddScoped<Brand>();
        services.AddScoped<ShellFeed>();
        services.AddScoped<Confirmation>();
        services.AddScoped<Toasts>();
        return services;
    }

    /// <summary>A person who follows a dead link gets a page; programs get the bare status.</summary>
    public static void UseNotFoundPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
                context.Features.GetRequiredFeature<IStatusCodePagesFeature>().Enabled = false;
            return next(context);
        });
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}

using TelegramAdmin.Components;
using TelegramAdmin.Http;

namespace TelegramAdmin;

/// <summary>Puts the product together; Program.cs calls nothing else.</summary>
public static class TelegramAdminHost
{
    private const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder AddTelegramAdmin(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddShell();
        return builder;
    }

    public static WebApplication UseTelegramAdmin(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseVersionedAssets();
        app.UseReaderCulture();
        app.UseNotFoundPage();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapShell();
        return app;
    }
}

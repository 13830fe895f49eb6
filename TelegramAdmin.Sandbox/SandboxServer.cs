using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox;

/// <summary>A server that behaves like api.telegram.org. The Bot API is at {Url}bot{token}/{method}, the phones at {Url}.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly World _world;

    private SandboxServer(WebApplication app, World world, Uri url)
    {
        (_app, _world, Url) = (app, world, url);
        World = new SandboxWorld(world);
    }

    /// <summary>Ends with a slash.</summary>
    public Uri Url { get; }

    public SandboxWorld World { get; }

    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken ct = default)
    {
        var world = new World(options);
        var app = Build(options);
        var routes = new SandboxRoutes(world);
        app.Run(routes.HandleAsync);
        await app.StartAsync(ct);
        var address = app.Urls.First();
        return new SandboxServer(app, world, new Uri(address.TrimEnd('/') + "/"));
    }

    public async ValueTask DisposeAsync()
    {
        lock (_world.Gate)
        {
            foreach (var bot in _world.Bots.Values)
            {
                bot.Poll?.Wake();
                bot.Webhook?.Deliverer?.Stop();
            }
        }

        await _app.DisposeAsync();
        _world.Dispose();
    }

    private static WebApplication Build(SandboxOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Sizes are judged where Telegram's own errors can be given.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        return builder.Build();
    }
}

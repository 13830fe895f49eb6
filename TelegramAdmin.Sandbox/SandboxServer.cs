using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Sandbox.Control.Http;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Demo;
using TelegramAdmin.Sandbox.MtProto;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.MtProto.Control;
using TelegramAdmin.Sandbox.Persistence;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Sandbox.Stripe.Control;
using TelegramAdmin.Sandbox.Updates.Webhooks;

namespace TelegramAdmin.Sandbox;

/// <summary>
/// A server that behaves like api.telegram.org and like api.stripe.com.
/// The Bot API is at {Url}bot{token}/{method}, Stripe's at {Url}stripe/v1, the phones at {Url}. What people's own accounts see is
/// behind TDLib, which <see cref="Tdlib"/> plays within the process.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly World _world;
    private readonly StateFile? _file;
    private readonly Autopilot _autopilot;

    private SandboxServer(WebApplication app, World world, SandboxWorld control, SandboxStripe stripe, ScriptedTdlib tdlib, StateFile? file, Autopilot autopilot)
    {
        (_app, _world, World, Stripe, Tdlib, _file, _autopilot) = (app, world, control, stripe, tdlib, file, autopilot);
        Channels = new SandboxChannels(world.Channels, tdlib);
        Url = new Uri(app.Urls.First().TrimEnd('/') + "/");
    }

    /// <summary>Ends with a slash.</summary>
    public Uri Url { get; }

    public SandboxWorld World { get; }

    public SandboxStripe Stripe { get; }

    public SandboxChannels Channels { get; }

    public ScriptedTdlib Tdlib { get; }

    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken ct = default)
    {
        var world = new World(options);
        var control = new SandboxWorld(world);
        var stripe = new SandboxStripe(world.Stripe);
        var autopilot = new Autopilot(world, control, new DemoShopper(stripe));
        var file = options.StatePath is { } path ? new StateFile(world, path) : null;
        var isNew = file?.TryLoad() != true;
        if (isNew && options.Demo) DemoWorld.Seed(control);
        if (options.Demo) SeedChannels(world);
        var tdlib = new ScriptedTdlib(world.Channels);
        tdlib.State.ScansByItself = options.Demo;
        var app = Build(options);
        app.Use(new SandboxRoutes(world, new StripeRoutes(world.Stripe)).HandleAsync);
        app.UseRouting();
        app.MapControl(world, control, autopilot);
        app.MapStripeControl(stripe);
        app.MapChannelControl(new SandboxChannels(world.Channels, tdlib));
        await app.StartAsync(ct);
        StartWebhooks(world);
        stripe.Start(new Uri(app.Urls.First()));
        file?.Start();
        if (options.Demo) autopilot.Start(withOpening: isNew);
        return new SandboxServer(app, world, control, stripe, tdlib, file, autopilot);
    }

    /// <summary>The public key by which a Mini App's server checks what this Telegram signed; another one in each sandbox.</summary>
    public byte[] MiniAppKey => _world.LaunchKey.Public;

    /// <summary>Where a Stripe client finds the API: calls go to {StripeUrl}/v1/….</summary>
    public Uri StripeUrl => new(Url, "stripe");

    /// <summary>Where a Bot API client finds this bot: {Url}bot{token}/.</summary>
    public Uri ApiUrlOf(SandboxBot bot) => new($"{Url}bot{bot.Token}/");

    public async ValueTask DisposeAsync()
    {
        await _autopilot.DisposeAsync();
        Tdlib.Dispose();
        Stripe.Dispose();
        StopUpdates();
        await _app.DisposeAsync();
        if (_file is not null) await _file.DisposeAsync();
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
        builder.Services.AddSingleton<IHostLifetime, GuestLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<JsonOptions>(json => PageJson.Configure(json.SerializerOptions));
        return builder.Build();
    }

    // Beside the other parts, because a state file may be older than the channels are.
    private static void SeedChannels(World world)
    {
        lock (world.Gate)
        {
            if (world.Channels.All.Count == 0) ChannelPlans.AddDemo(world.Channels);
        }
    }

    private static void StartWebhooks(World world)
    {
        lock (world.Gate)
        {
            foreach (var bot in world.Bots.Values.Where(bot => bot.Webhook is not null)) WebhookStarter.Start(world, bot);
        }
    }

    private void StopUpdates()
    {
        lock (_world.Gate)
        {
            _world.Changes.CloseAll();
            foreach (var bot in _world.Bots.Values)
            {
                bot.Poll?.Wake();
                bot.Webhook?.Deliverer?.Stop();
            }
        }
    }
}

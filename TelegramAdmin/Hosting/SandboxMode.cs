using TelegramAdmin.Auth;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Hosting.Past;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.MtProto;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Hosting;

/// <summary>Starts the built-in Telegram and Stripe beside the app. Only this and the composition know that it is there.</summary>
internal sealed class SandboxMode : IAsyncDisposable
{
    private const string DemoToken = "100001:SANDBOX-lumen-demo-token-0000000000";

    /// <summary>Its conversations stand there as topics from the start, so that a newcomer sees both sides.</summary>
    private const string DemoGroup = "Support team";

    private static readonly StripeSandboxOptions Account = new();

    private readonly SandboxServer _server;

    private SandboxMode(SandboxServer server) => _server = server;

    /// <summary>Starts it and points the settings at it.</summary>
    public static async Task<(SandboxMode Mode, AppSettings Settings)> StartAsync(AppSettings settings)
    {
        settings.Engine.PublicUrl ??= Reachable(settings.Url);
        var server = await SandboxServer.StartAsync(new SandboxOptions
        {
            Url = settings.Sandbox.Url,
            StatePath = settings.Engine.PathOf("sandbox", "world.json"),
            Demo = true,
            DashboardUrl = Reachable(settings.Url).AbsoluteUri.TrimEnd('/'),
            Stripe = Account with { WebhookUrl = new Uri($"{settings.Engine.PublicUrl.AbsoluteUri.TrimEnd('/')}/stripe/webhook") },
        });
        PointAt(server.Url, settings);
        settings.Engine.MtProto = Applied(settings.Engine.MtProto);
        settings.Engine.AdminGroupId ??= server.World.Groups.FirstOrDefault(g => g.Title == DemoGroup)?.Id;
        return (new SandboxMode(server), settings with { Bots = [new ConfiguredBot(DemoToken, null)] });
    }

    /// <summary>For verbs on the data folder of a sandbox: they talk to it as the app does, and not to Telegram.</summary>
    public static void PointAtWhereItRuns(AppSettings settings)
    {
        if (settings.Sandbox.IsEnabled && File.Exists(settings.Engine.PathOf("sandbox", "world.json")))
            PointAt(new Uri(settings.Sandbox.Url), settings);
    }

    public void Describe(ShellOptions shell) => shell.SandboxUrl = _server.Url.AbsoluteUri;

    /// <summary>Accounts meet the sandbox's TDLib in place of the native one, Mini Apps its key in place of Telegram's, and an empty sandbox gets a past.</summary>
    public void Plug(IServiceCollection services) => services
        .AddSingleton<ITdTransport>(new SandboxTdlib(_server.Tdlib))
        .AddSingleton(new TelegramKey(_server.MiniAppKey))
        .AddSingleton(_server)
        .AddSingleton<PastTeam>()
        .AddSingleton<PastCampaigns>()
        .AddHostedService<WritePast>();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Nobody minds haste here, and a newcomer does not wait a minute for the second channel.
    private static MtProtoOptions Applied(MtProtoOptions settings) => settings with
    {
        ApiId = ScriptedTdlib.ApiId, ApiHash = ScriptedTdlib.ApiHash, TestDc = false,
        BetweenPages = TimeSpan.FromMilliseconds(250), BetweenNames = TimeSpan.FromSeconds(2),
    };

    private static void PointAt(Uri sandbox, AppSettings settings)
    {
        settings.Engine.BotApiUrl = sandbox;
        settings.Engine.PublicUrl ??= Reachable(settings.Url);
        settings.Engine.Stripe = new StripeOptions
        {
            ApiUrl = new Uri(sandbox, "stripe"), SecretKey = Account.SecretKey, WebhookSecret = Account.WebhookSecret,
        };
    }

    // What we listen on may say "any address"; a caller on this machine uses localhost.
    internal static Uri Reachable(string url)
    {
        var address = BindingAddress.Parse(url);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}");
    }
}

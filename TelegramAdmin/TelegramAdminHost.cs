using TelegramAdmin.Api;
using TelegramAdmin.Api.OpenApi;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Backups.Restoring;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics;
using TelegramAdmin.Features.Audiences;
using TelegramAdmin.Features.Backups;
using TelegramAdmin.Features.Broadcasts;
using TelegramAdmin.Features.Channels;
using TelegramAdmin.Features.Conversations;
using TelegramAdmin.Features.Gateway;
using TelegramAdmin.Features.Gifts;
using TelegramAdmin.Features.Moderation;
using TelegramAdmin.Features.Operations;
using TelegramAdmin.Features.Operations.About;
using TelegramAdmin.Features.Payments;
using TelegramAdmin.Features.Payments.Billing;
using TelegramAdmin.Features.Privacy;
using TelegramAdmin.Features.QuickReplies;
using TelegramAdmin.Features.Search;
using TelegramAdmin.Features.Settings;
using TelegramAdmin.Features.Settings.All;
using TelegramAdmin.Features.Settings.Answers.Faq;
using TelegramAdmin.Features.Settings.Appearance;
using TelegramAdmin.Features.Templates.Writing;
using TelegramAdmin.Features.Updates;
using TelegramAdmin.Features.Users;
using TelegramAdmin.Features.Welcome;
using TelegramAdmin.Hosting;
using TelegramAdmin.Hosting.Logging;
using TelegramAdmin.Hosting.Otlp;
using TelegramAdmin.Hosting.Past;
using TelegramAdmin.Http;

namespace TelegramAdmin;

/// <summary>Puts the product together: the engine, the pages, and who may see them.</summary>
public static class TelegramAdminHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Reads and checks the configuration, starts the sandbox where nothing real is configured, and builds the app.</summary>
    /// <param name="clock">What tells the time; the system's clock where nothing is given.</param>
    /// <param name="tdlib">What plays TDLib; the sandbox's where that runs, else the native library.</param>
    /// <param name="telegramKey">By which what Mini Apps are told is checked; the sandbox's where that runs, else Telegram's own.</param>
    /// <exception cref="SettingsException">The configuration is wrong.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, TimeProvider? clock = null, ITdTransport? tdlib = null, byte[]? telegramKey = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot(), WebRootPath = WebRoot(), ApplicationName = typeof(TelegramAdminHost).Assembly.GetName().Name });
        builder.Configuration.AddSecretFolder();
        var settings = SettingsReader.Read(builder.Configuration);
        ModelAhead.Begin(settings.Database.Provider);
        var engineLock = EngineLock.TakeAsNode(settings);
        if (engineLock.IsSole)
            StartEmpty.Apply(settings.Engine);
        if (engineLock.IsSole && await ApplyRestore.RunAsync(settings.Engine, settings.Database) is not null)
            settings = SettingsReader.Read(builder.Configuration); // Whether the sandbox runs hangs on what lies in the folder.
        engineLock.Share(settings);
        SandboxMode? sandbox = null;
        if (settings.Sandbox.IsEnabled)
            (sandbox, settings) = await SandboxMode.StartAsync(settings);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.AddTelegramAdmin(settings);
        builder.AddOtlp(settings.Otlp);
        builder.Logging.AddMaskedConsole(builder.Configuration);
        sandbox?.Plug(builder.Services);
        if (tdlib is not null)
            builder.Services.AddSingleton(tdlib);
        if (telegramKey is not null)
            builder.Services.AddSingleton(new TelegramKey(telegramKey));
        builder.Services.Configure<ShellOptions>(shell => sandbox?.Describe(shell));
        var app = builder.Build();
        app.UseTelegramAdmin();
        app.Lifetime.ApplicationStopped.Register(() =>
        {
            engineLock.Dispose();
            app.Services.GetRequiredService<Restart>().Ended = sandbox?.DisposeAsync().AsTask() ?? Task.CompletedTask;
        });
        return app;
    }

    public static WebApplicationBuilder AddTelegramAdmin(this WebApplicationBuilder builder, AppSettings settings)
    {
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(SettingsReader.ListensAt(builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        settings.Engine.LocalUrl = BindingAddress.Parse(settings.Url) is { IsUnixPipe: false, IsNamedPipe: false } ? SandboxMode.Reachable(settings.Url) : null;
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(new BrowserPages(NavItems.All.Select(item => item.Href).ToHashSet()) { InSandbox = settings.Sandbox.IsEnabled })
            .AddSingleton(settings.Gateway)
            .AddKeptLog(settings)
            .AddSingleton<Restart>()
            .AddSingleton<StartEmpty>()
            .AddHostedService<FirstSteps>()
            .AddSingleton(new NodeName(settings.NodeName, ProductVersions.Product, settings.Url))
            .AddTelegramAdminCore(settings.Engine, settings.Database)
            .AddHostedService<ConfiguredBots>()
            .AddHostedService<Greeting>()
            .AddHostedService<StartGarbage>()
            .AddSignIn(settings)
            .AddTelegramSignIn()
            .AddShell()
            .AddExports()
            .AddSettings()
            .AddConversationPages()
            .AddModerationPages()
            .AddPaymentPages()
            .AddGiftPages()
            .AddAnalyticsPages()
            .AddChannelPages()
            .AddQuickReplyPages()
            .AddAudiencePages()
            .AddUsersPages()
            .AddBroadcastPages()
            .AddSearchPages()
            .AddTemplatePages()
            .AddWelcomePages()
            .AddOperationsEndpoints()
            .AddBackupPages()
            .AddPrivacyPages()
            .AddGatewayEndpoint()
            .AddApi()
            .RunOncePerInstallation(settings.Database);
        return builder;
    }

    public static WebApplication UseTelegramAdmin(this WebApplication app)
    {
        app.UseMeasuredRequests();
        app.MapWebhook(); // First: updates meet nothing of what serves browsers.
        app.MapStripeWebhook();
        app.MapGateway();
        app.UseForwardedCaller();
        app.UseApi(); // Nor do programs.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true });
        app.UseUnreadableQuery();
        app.UseSecurityHeaders();
        app.UseCircuitOrigin();
        app.UseVersionedAssets();
        app.UseInstallableApp();
        app.UseApiDocs();
        app.UseNotFoundPage();
        app.UseAuthentication();
        app.UseTelegramSignIn();
        app.UseReaderCulture(); // A reader may have chosen a language with their account.
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseForgeryRefusal();

        app.MapStaticAssets().AllowAnonymous();
        app.MapAccount();
        app.MapOperations();
        app.MapMediaEndpoints();
        app.MapCampaignLinks();
        app.MapBillingExports();
        app.MapExports();
        app.MapBackupFiles();
        app.MapPersonExport();
        app.MapChannelExports();
        app.MapReplies();
        app.MapBroadcastExport();
        app.MapGiftReport();
        app.MapFaqExport();
        app.MapSettingsExport();
        app.MapAppearance();
        app.MapApi();
        app.MapShell();
        return app;
    }

    // Pages' files always lie beside the program, also where its settings lie elsewhere. A build has none there and knows where its sources are.
    private static string? WebRoot() => Path.Combine(AppContext.BaseDirectory, "wwwroot") is var beside && Directory.Exists(beside) ? beside : null;

    // Where the program lies, so that it finds its settings whichever folder it is started from; settings beside the caller win.
    internal static string ContentRoot() =>
        File.Exists("appsettings.json") || !File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}

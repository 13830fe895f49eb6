using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Running;

/// <summary>The engine opened on a home without its background services: to lay out what a benchmark starts from, and to count afterwards.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Engine(ServiceProvider services) => _services = services;

    public IDatabase Storage => Service<IDatabase>();

    public T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <param name="change">Puts something else in the place of a part.</param>
    public static async Task<Engine> OpenAsync(Home home, SandboxServer sandbox, Action<IServiceCollection>? change = null)
    {
        var services = new ServiceCollection().AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Error));
        services.AddTelegramAdminCore(
            new EngineOptions { DataDirectory = home.Folder, PublicUrl = home.Url, BotApiUrl = sandbox.Url },
            new DatabaseOptions { Provider = home.Provider, ConnectionString = home.ConnectionString });
        change?.Invoke(services);
        var engine = new Engine(services.BuildServiceProvider());
        await engine.Service<PrepareDatabase>().RunAsync();
        await engine.Service<CreateWorkspace>().EnsureDefaultAsync("Benchmarks");
        return engine;
    }

    /// <summary>Registers bots as if they had long been connected, since connecting many takes minutes by design.</summary>
    public async Task AddBotsAsync(IEnumerable<SandboxBot> bots, ReceiveMode mode)
    {
        foreach (var bot in bots)
        {
            if ((await Service<AddBot>().RunAsync(WorkspaceId.Default, bot.Token, mode)).Failure is { } failure)
                throw new InvalidOperationException(failure.Message);
        }
        var options = Service<EngineOptions>();
        await Storage.WriteAsync(null, async db =>
        {
            foreach (var row in await db.Bots.AsTracking().Where(b => b.State == BotState.Starting).ToListAsync())
                (row.State, row.WebhookUrl) = (BotState.Up, row.Mode == ReceiveMode.Webhook ? options.WebhookUrl(row.Id)!.AbsoluteUri : null);
        });
    }

    public async Task<string> WebhookSecretAsync(SandboxBot bot) => (await Service<BotDirectory>().FindAsync(new BotId(bot.Id)))!.RevealWebhookSecret();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

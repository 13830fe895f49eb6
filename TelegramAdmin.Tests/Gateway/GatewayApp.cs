using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>One running product for all tests of a class; each takes a bot of its own.</summary>
public sealed class GatewayApp : IAsyncLifetime
{
    private int _bots;

    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync(arguments: ["--Webhooks:AllowPrivateNetworks", "true", "--Gateway:SendWait", "4"]);
        Shared = await AddBotAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A bot for tests that need nothing of it for themselves: Telegram, and so the product, lets bots be added a few at a time.</summary>
    public Sandbox.SandboxBot Shared { get; private set; } = null!;

    public Task<Sandbox.SandboxBot> AddBotAsync() => App.AddQuietBotAsync($"gate{Interlocked.Increment(ref _bots)}_bot");
}

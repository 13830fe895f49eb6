using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Accepting;

/// <summary>A running product with two bots that everybody has started, and programs with a key to its POST /send.</summary>
internal sealed class SendStage : IAsyncDisposable
{
    private readonly Home _home;
    private readonly SandboxServer _sandbox;

    private SendStage(Home home, SandboxServer sandbox, ProductProcess product, SendLoad load) =>
        (_home, _sandbox, Product, Load) = (home, sandbox, product, load);

    public ProductProcess Product { get; }

    public SendLoad Load { get; }

    public static async Task<SendStage> SetAsync(DatabaseProvider provider)
    {
        var home = await Home.CreateAsync(provider);
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var bots = Enumerable.Range(1, 2).Select(i => sandbox.World.AddBot($"send{i}_bot", $"Send {i}")).ToList();
        string key;
        await using (var engine = await Engine.OpenAsync(home, sandbox))
        {
            await engine.AddBotsAsync(bots, ReceiveMode.Webhook);
            await ReachEverybodyAsync(engine, bots);
            key = (await engine.Service<CreateApiKey>().RunAsync(WorkspaceId.Default, new NewApiKey("benchmark", ApiScopes.MessagesSend), "benchmark")).Value.Key;
        }
        var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        return new SendStage(home, sandbox, product, new SendLoad(home.Url, new SendTemplate(home.Url, key)));
    }

    /// <summary>Every 202 has its row, though the process is gone.</summary>
    public async Task KillAndCheckAsync(Sums sums, string what)
    {
        await Product.KillAsync();
        await using var engine = await Engine.OpenAsync(_home, _sandbox);
        await using var db = engine.Storage.ReadAll();
        sums.Equal($"{what}: answers other than 202", 0, Load.Refused);
        sums.Equal($"{what}: rows after kill -9", Load.Taken, await db.OutboxMessages.LongCountAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await _sandbox.DisposeAsync();
        await _home.DisposeAsync();
    }

    private static Task ReachEverybodyAsync(Engine engine, IReadOnlyList<SandboxBot> bots) => engine.Storage.WriteAsync(WorkspaceId.Default, db => db.Session.SetReachableAsync(
        [.. bots.SelectMany(bot => Enumerable.Range(0, SendLoad.People).Select(i => new ReachabilityFact(WorkspaceId.Default, new BotId(bot.Id), SendLoad.FirstChat + i, null, DateTimeOffset.UtcNow)))]));
}

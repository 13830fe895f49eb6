using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Benchmarks.Sending;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Contests.Broadcasting;

/// <summary>Ours, untuned.</summary>
internal sealed class ProductBroadcaster : IBroadcaster
{
    private readonly Home _home;
    private readonly SandboxServer _sandbox;
    private readonly Engine _engine;
    private ProductProcess? _product;

    private ProductBroadcaster(Home home, SandboxServer sandbox, Engine engine) => (_home, _sandbox, _engine) = (home, sandbox, engine);

    public static async Task<IBroadcaster> PrepareAsync(DatabaseProvider provider, Audience audience)
    {
        var home = await Home.CreateAsync(provider);
        var engine = await Engine.OpenAsync(home, audience.Sandbox);
        await engine.AddBotsAsync([audience.Bot], ReceiveMode.Webhook);
        await BulkQueue.FillAsync(engine, audience.Bot, audience.Readers);
        return new ProductBroadcaster(home, audience.Sandbox, engine);
    }

    public async Task StartAsync() => _product = await ProductProcess.StartAsync(_home, _sandbox, Cores.OfProduct);

    public async Task KillAsync()
    {
        await _product!.KillAsync();
        await _product.DisposeAsync();
    }

    public async Task<bool> HasEndedAsync()
    {
        await using var db = _engine.Storage.ReadAll();
        return !await db.OutboxMessages.AnyAsync(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying);
    }

    public async Task<IReadOnlySet<long>> UnknownAsync()
    {
        await using var db = _engine.Storage.ReadAll();
        return (await db.OutboxMessages.Where(m => m.State == DeliveryState.Unknown).Select(m => m.ChatId).ToListAsync()).ToHashSet();
    }

    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
            await _product.DisposeAsync();
        await _engine.DisposeAsync();
        await _home.DisposeAsync();
    }
}

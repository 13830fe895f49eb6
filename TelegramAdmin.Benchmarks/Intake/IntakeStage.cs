using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Intake;

/// <summary>A running product with a bot, and somebody who delivers its updates.</summary>
internal sealed class IntakeStage : IAsyncDisposable
{
    private readonly Home _home;
    private readonly SandboxServer _sandbox;

    private IntakeStage(Home home, SandboxServer sandbox, ProductProcess product, WebhookLoad load) =>
        (_home, _sandbox, Product, Load) = (home, sandbox, product, load);

    public ProductProcess Product { get; }

    public WebhookLoad Load { get; }

    public static async Task<IntakeStage> SetAsync(DatabaseProvider provider, Func<Uri, long, string, UpdateTemplate> template)
    {
        var home = await Home.CreateAsync(provider);
        var sandbox = await SandboxServer.StartAsync(new SandboxOptions());
        var bot = sandbox.World.AddBot("intake_bot", "Intake");
        string secret;
        await using (var engine = await Engine.OpenAsync(home, sandbox))
        {
            await engine.AddBotsAsync([bot], ReceiveMode.Webhook);
            secret = await engine.WebhookSecretAsync(bot);
        }
        var product = await ProductProcess.StartAsync(home, sandbox, Cores.OfProduct);
        return new IntakeStage(home, sandbox, product, new WebhookLoad(home.Url, template(home.Url, bot.Id, secret)));
    }

    /// <summary>Every 200 has its row, though the process is gone.</summary>
    /// <returns>The share of them that was worked off.</returns>
    public async Task<double> KillAndCheckAsync(Sums sums, string what)
    {
        await Product.KillAsync();
        await using var engine = await Engine.OpenAsync(_home, _sandbox);
        await using var db = engine.Storage.ReadAll();
        sums.Equal($"{what}: answers other than 200", 0, Load.Refused);
        sums.Equal($"{what}: rows after kill -9", Load.Taken, await db.InboxUpdates.LongCountAsync());
        return await db.InboxUpdates.LongCountAsync(u => u.ProcessedAt != null) / (double)Load.Taken;
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await _sandbox.DisposeAsync();
        await _home.DisposeAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Core.Webhooks.Sending;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Webhooks;

/// <summary>An app that may call private networks, with a program that has a key and another that is told.</summary>
public sealed class HookedApp : IAsyncDisposable
{
    private HookedApp(RunningApp app, HookReceiver receiver, ApiClient program) => (App, Receiver, Program) = (app, receiver, program);

    public RunningApp App { get; }

    public HookReceiver Receiver { get; }

    public ApiClient Program { get; }

    public static async Task<HookedApp> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var app = await RunningApp.StartAsync(provider, arguments: ["--Webhooks:AllowPrivateNetworks", "true"]);
        return new HookedApp(app, await HookReceiver.StartAsync(), await app.ProgramAsync(ApiScopes.MessagesSend | ApiScopes.MessagesRead));
    }

    /// <summary>Adds an endpoint by the API.</summary>
    public async Task<(long Id, string Secret)> HookAsync(string more = "")
    {
        var added = await Program.PostAsync("/api/v1/webhooks", $$"""{"url": "{{Receiver.Url}}"{{more}}}""");
        Assert.Equal(201, (int)added.Status);
        return (added.Json.GetProperty("id").GetInt64(), added.Json.GetProperty("secret").GetString()!);
    }

    public async Task<(SandboxBot Bot, SandboxPerson Person)> BotAsync(string name)
    {
        var bot = await App.AddBotAsync(name);
        return (bot, App.Sandbox.World.AddAudience(bot, 1)[0]);
    }

    public Task CallsAsync(int count) => Eventually.TrueAsync(() => Receiver.Calls.Count >= count, $"{count} calls come");

    public async Task<WebhookDelivery> UntilAsync(Func<WebhookDelivery, bool> condition, string what)
    {
        WebhookDelivery? found = null;
        await Eventually.TrueAsync(async () => (found = (await DeliveriesAsync()).FirstOrDefault(condition)) is not null, what);
        return found!;
    }

    public async Task<List<WebhookDelivery>> DeliveriesAsync()
    {
        await using var db = App.Storage.ReadAll();
        return await db.WebhookDeliveries.OrderBy(d => d.Id).ToListAsync();
    }

    public async Task<WebhookEndpoint> EndpointAsync(long id) => (await App.Service<WebhookReader>().FindAsync(WorkspaceId.Default, id))!;

    /// <summary>As if the time of every next try had come.</summary>
    public async Task WaitIsOverAsync()
    {
        await App.Storage.WriteAsync(null, db => db.WebhookDeliveries.Where(d => d.State == WebhookDeliveryState.Pending)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.NextAt, DateTimeOffset.UtcNow.AddSeconds(-1))));
        await App.Service<WebhookSender>().RunOnceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        await App.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}

using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>One running product, at every door of which somebody who means harm knocks. It goes on serving, and logs nothing but what is said here.</summary>
public sealed class FuzzedApp : IAsyncLifetime
{
    private long _lastUpdate = 1_000_000;

    public RunningApp App { get; private set; } = null!;

    public SandboxBot Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync(arguments: [.. StripeCalls.Arguments(), "--Gateway:SendWait", "1"]);
        // Updates and events that no handler can read are given up, and said so.
        App.Expect(StripeCalls.NobodyThere, "was given up", "failed, try", "could not be handled", "of Stripe failed");
        Assert.Null((await App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Owner", "owner@example.com", StaffedApp.Password, AdminRole.Owner)).Failure);
        Bot = await App.AddBotAsync("fuzzed_bot");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public long NextUpdate() => Interlocked.Increment(ref _lastUpdate);

    public async Task<Visitor> OwnerAsync()
    {
        var owner = new Visitor(App.Url);
        Assert.Equal("/dashboard", (await owner.SignInAsync("owner@example.com", StaffedApp.Password)).Location);
        return owner;
    }

    public async Task<HttpStatusCode> PostUpdateAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhook/{Bot.Id}") { Content = new StringContent(body) };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", (await App.Service<BotDirectory>().FindAsync(new BotId(Bot.Id)))!.RevealWebhookSecret());
        using var answer = await App.Http.SendAsync(request);
        return answer.StatusCode;
    }
}

/// <summary>One app for all of them, one after the other.</summary>
[CollectionDefinition(FuzzCollection.Name)]
#pragma warning disable CA1711 // xunit's own word.
public sealed class FuzzCollection : ICollectionFixture<FuzzedApp>
#pragma warning restore CA1711
{
    public const string Name = "Fuzz";
}

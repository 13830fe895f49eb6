using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Gateway.Consumers;
using TelegramAdmin.Core.Gateway.Consumers.Pushing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>setWebhook: a key's updates delivered to an address of its own.</summary>
public sealed class PushTests(GatewayApp gate) : IClassFixture<GatewayApp>
{
    private RunningApp App => gate.App;

    [Fact]
    public async Task Updates_AreDeliveredWithTheSecretBesideAnotherConsumer()
    {
        var bot = await gate.AddBotAsync();
        await using var receiver = await Receiver.StartAsync();
        using var pushed = await App.GatewayAsync(bot);
        using var polling = await App.GatewayAsync(bot);
        await App.DeliverAsync(bot, 1);

        await pushed.CallAsync("setWebhook", $$"""{"url":"{{receiver.Url}}","secret_token":"s3cret_-"}""");
        await App.DeliverAsync(bot, 2);
        await App.DeliverAsync(bot, 3, "chat_member");

        await Eventually.TrueAsync(() => receiver.All.Count >= 2, "both are delivered");
        Assert.Equal([1, 2], receiver.Taken);
        Assert.All(receiver.All, r => Assert.Equal("s3cret_-", r.Secret));
        Assert.Equal([1, 2], await polling.UpdatesAsync());
        await Eventually.TrueAsync(async () => (await pushed.CallAsync("getWebhookInfo")).Result.GetProperty("pending_update_count").GetInt32() == 0, "nothing waits");
    }

    [Fact]
    public async Task Chat_WhoseUpdateFails_WaitsInOrderWhileOthersGoOn()
    {
        var bot = await gate.AddBotAsync();
        await using var receiver = await Receiver.StartAsync();
        using var program = await App.GatewayAsync(bot);
        var fails = 2;
        receiver.Answer = update => update.GetProperty("update_id").GetInt64() == 1 && fails-- > 0 ? (500, "") : (200, "");
        await program.CallAsync("setWebhook", $$"""{"url":"{{receiver.Url}}"}""");

        await App.DeliverAsync(bot, 1, chat: 100);
        await App.DeliverAsync(bot, 2, chat: 100);
        await App.DeliverAsync(bot, 3, chat: 200);

        await Eventually.TrueAsync(() => receiver.Taken.Contains(3), "the other chat's is delivered");
        Assert.DoesNotContain(2, receiver.Taken);
        await Eventually.TrueAsync(async () => (await program.CallAsync("getWebhookInfo")).Result.TryGetProperty("last_error_message", out var words)
            && words.GetString()!.Contains("500", StringComparison.Ordinal), "the fault is told");
        await Eventually.TrueAsync(() => receiver.Taken.Contains(2), "the rest follows");
        Assert.Equal([1, 2], receiver.Taken.Where(id => id != 3));
        Assert.Equal(3, receiver.All.Count(r => r.UpdateId == 1));
    }

    [Fact]
    public async Task Deliveries_SideBySide_AreNoMoreThanAllowed()
    {
        var bot = await gate.AddBotAsync();
        await using var receiver = await Receiver.StartAsync();
        using var program = await App.GatewayAsync(bot);
        var (now, most) = (0, 0);
        receiver.Before = async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(50);
            Interlocked.Decrement(ref now);
        };
        foreach (var id in Enumerable.Range(1, 20))
            await App.DeliverAsync(bot, id, chat: id);

        await program.CallAsync("setWebhook", $$"""{"url":"{{receiver.Url}}","max_connections":3}""");

        await Eventually.TrueAsync(() => receiver.All.Count == 20, "all are delivered");
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task Call_InTheAnswer_IsMadeThroughTheBot()
    {
        var bot = await gate.AddBotAsync();
        await using var receiver = await Receiver.StartAsync();
        using var program = await App.GatewayAsync(bot);
        var person = App.Sandbox.World.AddPerson("Ann");
        receiver.Answer = update => (200, update.TryGetProperty("message", out var message) && message.TryGetProperty("text", out var text)
            ? $$"""{"method":"sendMessage","chat_id":{{message.GetProperty("chat").GetProperty("id")}},"text":"You said {{text.GetString()}}"}""" : "");
        await program.CallAsync("setWebhook", $$"""{"url":"{{receiver.Url}}"}""");

        person.Start(bot);

        Assert.Equal("You said /start", (await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience)).Text);
    }

    [Fact]
    public async Task Call_InTheAnswer_ThatCannotBeMade_BringsNoUpdateTwice()
    {
        var bot = await gate.AddBotAsync();
        await using var receiver = await Receiver.StartAsync();
        using var program = await App.GatewayAsync(bot);
        receiver.Answer = _ => (200, """{"method":"sendMessage","chat_id":1,"text":"\ud83d"}""");
        await program.CallAsync("setWebhook", $$"""{"url":"{{receiver.Url}}"}""");

        await App.DeliverAsync(bot, 1);
        await Eventually.TrueAsync(async () => receiver.All.Count > 0 && (await program.CallAsync("getWebhookInfo")).Result.GetProperty("pending_update_count").GetInt32() == 0, "it is done");

        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task Calls_InAnswers_CountAgainstTheRateOfTheKey()
    {
        var bot = await gate.AddBotAsync();
        await using var receiver = await Receiver.StartAsync();
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        var key = await App.AddKeyAsync(new NewApiKey("slow", ApiScopes.MessagesSend | ApiScopes.UpdatesRead) { Bots = new HashSet<BotId> { new(bot.Id) }, RatePerSecond = 2 });
        using var program = new GatewayClient(App.Url, key.Key);
        receiver.Answer = _ => (200, $$"""{"method":"sendMessage","chat_id":{{person.Id}},"text":"x"}""");
        await program.CallAsync("setWebhook", $$"""{"url":"{{receiver.Url}}"}""");

        foreach (var id in Enumerable.Range(1, 20))
            await App.DeliverAsync(bot, id, chat: id);
        await Eventually.TrueAsync(() => receiver.Taken.Distinct().Count() == 20, "all are delivered");
        await App.Service<ApiKeyUsageWriter>().RunOnceAsync();

        await Eventually.TrueAsync(async () =>
        {
            await App.Service<ApiKeyUsageWriter>().RunOnceAsync();
            await using var db = App.Storage.ReadAll();
            return await db.Set<ApiKeyDay>().Where(d => d.ApiKeyId == key.Row.Id).SumAsync(d => d.Requests) == 21;
        }, "each is counted");
        await using var read = App.Storage.ReadAll();
        Assert.InRange(await read.Set<ApiKeyDay>().Where(d => d.ApiKeyId == key.Row.Id).SumAsync(d => d.Messages), 0, 15);
    }

    [Fact]
    public async Task Line_InWhichACallWasBrokenOff_GoesOn()
    {
        var bot = await gate.AddBotAsync();
        await using var receiver = await Receiver.StartAsync();
        using var program = await App.GatewayAsync(bot);
        var key = (await App.Service<ApiKeyDirectory>().FindAsync(program.Token))!;
        _ = await program.UpdatesAsync();
        var seat = await App.Service<ConsumerSeats>().OpenAsync(key, new BotId(bot.Id));
        seat.Row.WebhookUrl = receiver.Url.AbsoluteUri;
        using var stopping = new CancellationTokenSource();
        var parts = App.Service<PushParts>() with { Time = new BrokenClock(), Logger = NullLogger<PushLine>.Instance };
        using var line = new PushLine(seat, parts, stopping.Token);

        var run = line.RunAsync();
        await App.DeliverAsync(bot, 1);

        await Eventually.TrueAsync(() => receiver.Taken.Contains(1), "it is delivered after the pause");
        Assert.False(run.IsCompleted);
        await stopping.CancelAsync();
        await run.WaitAsync(RunningApp.Patience);
    }

    [Theory]
    [InlineData("""{"url":"ftp://example.com/"}""", "Bad Request: bad webhook: It is not a web address. Write it like https://example.com/hook.")]
    [InlineData("""{"url":"nonsense"}""", "Bad Request: invalid webhook URL specified")]
    [InlineData("""{"url":"https://example.com/","secret_token":"with space"}""", "Bad Request: secret token contains unallowed characters")]
    [InlineData("""{"url":"https://example.com/","ip_address":"1.2.3.4"}""", "Bad Request: bad webhook: ip_address is not supported here; leave it out")]
    [InlineData("""{"url":"https://example.com/","certificate":"x"}""", "Bad Request: bad webhook: a certificate of your own is not supported here; use one that this server trusts")]
    public async Task Webhook_ThatCannotBe_IsRefused(string json, string words)
    {
        using var program = await App.GatewayAsync(gate.Shared);

        var answer = await program.CallAsync("setWebhook", json);

        Assert.Equal((400, words), (answer.Status, answer.Description));
    }

    [Theory]
    [InlineData("http://example.com/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://169.254.169.254/latest")]
    public async Task Webhook_InAPrivateNetwork_IsRefusedUnlessAllowed(string url)
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("strict_bot");
        using var program = await app.GatewayAsync(bot);

        var answer = await program.CallAsync("setWebhook", $$"""{"url":"{{url}}"}""");

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("Bad Request: bad webhook: ", answer.Description, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Delivery_AfterARestart_GoesOnWhereItWas(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await Sandbox.SandboxServer.StartAsync(new() { Limits = Sandbox.SandboxLimits.Off });
        await using var receiver = await Receiver.StartAsync();
        string[] arguments = ["--Webhooks:AllowPrivateNetworks", "true"];
        var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false, arguments);
        var bot = await app.AddQuietBotAsync("pushed_bot");
        using var program = await app.GatewayAsync(bot);
        await program.CallAsync("setWebhook", $$"""{"url":"{{receiver.Url}}"}""");
        await app.DeliverAsync(bot, 1);
        await Eventually.TrueAsync(() => receiver.Taken.Contains(1), "the first is delivered");
        receiver.Answer = _ => (503, "");
        await app.DeliverAsync(bot, 2);
        await Eventually.TrueAsync(() => receiver.All.Any(r => r.UpdateId == 2), "the second is tried");

        await app.DisposeAsync();
        receiver.Answer = _ => (200, "");
        await using var restarted = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false, arguments);

        await Eventually.TrueAsync(() => receiver.Taken.Contains(2), "the second is delivered");
        Assert.Equal([1, 2], receiver.Taken);
    }

    /// <summary>Breaks the first look off, as a database that gives up does.</summary>
    private sealed class BrokenClock : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref _asked) == 1 ? throw new OperationCanceledException("broken off") : base.GetUtcNow();
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Gateway.Consumers;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>getUpdates: every key has its own place in a bot's updates.</summary>
public sealed class ConsumerTests(GatewayApp gate) : IClassFixture<GatewayApp>
{
    private RunningApp App => gate.App;

    [Theory, OnBothDatabases]
    public async Task Updates_OfTwoConsumers_AreSeenByEachAndConfirmedByEachAcrossARestart(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var sandbox = await Sandbox.SandboxServer.StartAsync(new() { Limits = Sandbox.SandboxLimits.Off });
        var app = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false);
        var bot = await app.AddQuietBotAsync("shared_bot");
        using var one = await app.GatewayAsync(bot);
        using var other = await app.GatewayAsync(bot);
        foreach (var id in new[] { 11, 12, 13 })
            await app.DeliverAsync(bot, id);

        var ofOne = await one.UpdatesAsync();
        var ofOther = await other.UpdatesAsync();
        _ = await one.UpdatesAsync(offset: 13);
        await app.DisposeAsync();
        await using var restarted = await RunningApp.StartAsync(database, sandbox, ReceiveMode.Webhook, ownsDatabase: false);
        using var oneAgain = new GatewayClient(restarted.Url, one.Token);
        using var otherAgain = new GatewayClient(restarted.Url, other.Token);

        Assert.Equal([11, 12, 13], ofOne);
        Assert.Equal([11, 12, 13], ofOther);
        Assert.Equal([13], await oneAgain.UpdatesAsync(offset: 13));
        Assert.Equal([11, 12, 13], await otherAgain.UpdatesAsync());
        Assert.Empty(await otherAgain.UpdatesAsync(offset: 14));
        Assert.Empty(await otherAgain.UpdatesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Consumer_OfAKeyThatWasRevokedLongAgo_IsRemoved(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddQuietBotAsync("left_bot");
        using var gone = await app.GatewayAsync(bot);
        using var fresh = await app.GatewayAsync(bot);
        using var kept = await app.GatewayAsync(bot);
        foreach (var program in new[] { gone, fresh, kept })
            _ = await program.UpdatesAsync();
        var ids = new List<long>();
        foreach (var program in new[] { gone, fresh, kept })
            ids.Add((await app.Service<ApiKeyDirectory>().FindAsync(program.Token))!.Id);
        await app.Service<RevokeApiKey>().RunAsync(WorkspaceId.Default, ids[0]);
        await app.Service<RevokeApiKey>().RunAsync(WorkspaceId.Default, ids[1]);
        await app.Storage.WriteAsync(null, db => db.ApiKeys.Where(k => k.Id == ids[0]).ExecuteUpdateAsync(s => s.SetProperty(k => k.RevokedAt, DateTimeOffset.UtcNow.AddDays(-2))));

        await app.Service<Cleaner>().RunOnceAsync();

        await using var read = app.Storage.ReadAll();
        Assert.Equal(ids[1..], await read.Consumers.Select(c => c.ApiKeyId).OrderBy(id => id).ToListAsync());
    }

    [Fact]
    public async Task Update_ThatArrivesLateWithASmallerNumber_IsGivenAndNotSkipped()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        foreach (var id in new[] { 25, 23 })
            await App.DeliverAsync(bot, id);
        var first = await program.UpdatesAsync();
        await App.DeliverAsync(bot, 24);

        var second = await program.UpdatesAsync(offset: 26);
        await App.DeliverAsync(bot, 20);
        var third = await program.UpdatesAsync(offset: 25);

        Assert.Equal([23, 25], first);
        Assert.Equal([24], second);
        Assert.Equal([20], third);
        Assert.Empty(await program.UpdatesAsync(offset: 21));
    }

    [Fact]
    public async Task Offset_InTheMiddleOfABatch_ConfirmsWhatIsBelowAndGivesTheRestAgain()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        foreach (var id in new[] { 5, 3, 4 })
            await App.DeliverAsync(bot, id);
        _ = await program.UpdatesAsync();

        Assert.Equal([4, 5], await program.UpdatesAsync(offset: 4));
        Assert.Equal([4, 5], await program.UpdatesAsync());
        Assert.Equal([4], await program.UpdatesAsync(limit: 1));
        Assert.Equal([5], await program.UpdatesAsync(offset: 5, limit: 1));
        Assert.Empty(await program.UpdatesAsync(offset: 6));
    }

    [Fact]
    public async Task Offset_BelowZero_KeepsTheLastOnesOnly()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        foreach (var id in new[] { 1, 2, 3, 4 })
            await App.DeliverAsync(bot, id);

        Assert.Equal([3, 4], await program.UpdatesAsync(offset: -2));
        Assert.Equal([3, 4], await program.UpdatesAsync());
        Assert.Empty(await program.UpdatesAsync(offset: 5));
    }

    [Fact]
    public async Task Kinds_ThatAreNotWanted_AreLeftOutAndTheWishIsRemembered()
    {
        var bot = await gate.AddBotAsync();
        using var usual = await App.GatewayAsync(bot);
        using var choosy = await App.GatewayAsync(bot);
        await App.DeliverAsync(bot, 1, "message");
        await App.DeliverAsync(bot, 2, "chat_member");
        await App.DeliverAsync(bot, 3, "message_reaction");
        await App.DeliverAsync(bot, 4, "channel_post");

        Assert.Equal([1, 4], await usual.UpdatesAsync());
        Assert.Equal([2, 4], await choosy.UpdatesAsync(more: ""","allowed_updates":["chat_member","channel_post"]"""));
        await App.DeliverAsync(bot, 5, "message");
        await App.DeliverAsync(bot, 6, "chat_member");
        Assert.Equal([6], await choosy.UpdatesAsync(offset: 5));
        Assert.Equal([5], await usual.UpdatesAsync(offset: 5));
    }

    [Fact]
    public async Task Poll_ThatWaits_AnswersWithTheNextUpdateAtOnce()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        var waiting = program.UpdatesAsync(timeout: 30);
        await Task.Delay(200);
        Assert.False(waiting.IsCompleted);

        await App.DeliverAsync(bot, 41);

        Assert.Equal([41], await waiting.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Poll_WithoutAnyUpdate_IsEmptyAfterItsTime()
    {
        using var program = await App.GatewayAsync(await gate.AddBotAsync());
        var began = DateTime.UtcNow;

        Assert.Empty(await program.UpdatesAsync(timeout: 1));

        Assert.InRange(DateTime.UtcNow - began, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Poll_OfTheSameKeyASecondTime_EndsTheFirst()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        using var other = await App.GatewayAsync(bot);
        var ofOther = other.UpdatesAsync(timeout: 30);
        var first = program.CallAsync("getUpdates", """{"timeout":30}""");
        await Task.Delay(200);

        var second = program.UpdatesAsync(timeout: 30);
        var ended = await first.WaitAsync(TimeSpan.FromSeconds(5));
        await App.DeliverAsync(bot, 51);

        Assert.Equal((409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"), (ended.Status, ended.Description));
        Assert.Equal([51], await second);
        Assert.Equal([51], await ofOther);
    }

    [Fact]
    public async Task Poll_WhoseClientWentAway_LosesNothing()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        using var gone = new CancellationTokenSource();
        var waiting = program.CallAsync("getUpdates", """{"timeout":30}""", gone.Token);
        await Task.Delay(200);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await App.DeliverAsync(bot, 61);

        Assert.Equal([61], await program.UpdatesAsync(timeout: 5));
    }

    [Fact]
    public async Task Webhook_WhileItIsSet_KeepsPollsOut()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        var waiting = program.CallAsync("getUpdates", """{"timeout":30}""");
        await Task.Delay(200);

        var set = await program.CallAsync("setWebhook", """{"url":"http://127.0.0.1:9/hook","max_connections":7,"allowed_updates":["message"]}""");
        var ended = await waiting.WaitAsync(TimeSpan.FromSeconds(5));
        var refused = await program.CallAsync("getUpdates");
        var info = (await program.CallAsync("getWebhookInfo")).Result;
        var deleted = await program.CallAsync("deleteWebhook");

        Assert.Equal((true, "Webhook was set"), (set.Result.GetBoolean(), set.Description));
        Assert.Equal((409, "Conflict: terminated by setWebhook request"), (ended.Status, ended.Description));
        Assert.Equal((409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"), (refused.Status, refused.Description));
        Assert.Equal(("http://127.0.0.1:9/hook", 7, "message"),
            (info.GetProperty("url").GetString(), info.GetProperty("max_connections").GetInt32(), info.GetProperty("allowed_updates")[0].GetString()));
        Assert.Equal("Webhook was deleted", deleted.Description);
        Assert.Equal("", (await program.CallAsync("getWebhookInfo")).Result.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Updates_ThatWait_AreCountedAndCanBeDropped()
    {
        var bot = await gate.AddBotAsync();
        using var program = await App.GatewayAsync(bot);
        foreach (var id in new[] { 1, 2, 3 })
            await App.DeliverAsync(bot, id);

        var waiting = (await program.CallAsync("getWebhookInfo")).Result.GetProperty("pending_update_count").GetInt32();
        _ = await program.UpdatesAsync(limit: 1);
        var given = (await program.CallAsync("getWebhookInfo")).Result.GetProperty("pending_update_count").GetInt32();
        var dropped = await program.PostAsync("deleteWebhook", new FormUrlEncodedContent([new("drop_pending_updates", "True")]));

        Assert.Equal((3, 3), (waiting, given));
        Assert.True(dropped.IsOk);
        Assert.Empty(await program.UpdatesAsync());
    }

    [Fact]
    public async Task Consumer_OfAnotherBotOrScope_SeesNothing()
    {
        var (bot, other) = (await gate.AddBotAsync(), await gate.AddBotAsync());
        using var program = await App.GatewayAsync(other, ApiScopes.UpdatesRead);
        await App.DeliverAsync(bot, 71);

        Assert.Empty(await program.UpdatesAsync());
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>What a call that sends answers while Telegram, the queue or the caller fails.</summary>
public sealed class QueueTests
{
    [Theory, OnBothDatabases]
    public async Task Message_ThatTelegramPutsOff_IsTriedAgainAndAnswersWithTheResult(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var (bot, program, person) = await SceneAsync(app);
        app.Sandbox.World.Faults = new FaultSettings { RefuseNext = 1, RetryAfter = 1 };

        var answer = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"patience"}""");

        Assert.Equal((200, "patience"), (answer.Status, answer.Result.GetProperty("text").GetString()));
        Assert.Single(person.Received(bot));
        program.Dispose();
    }

    [Theory, OnBothDatabases]
    public async Task Message_ThatDoesNotLeaveInTime_IsCalledBackWith429(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var (bot, program, person) = await SceneAsync(app);
        app.Sandbox.World.Faults = new FaultSettings { RefuseAll = true, RetryAfter = 30 };

        var answer = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"too late"}""");
        app.Sandbox.World.Faults = new FaultSettings();

        Assert.Equal((429, 15), (answer.Status, answer.Json.GetProperty("parameters").GetProperty("retry_after").GetInt32()));
        Assert.Equal(DeliveryState.Cancelled, (await LastAsync(app)).State);
        Assert.Empty(person.Received(bot));
        program.Dispose();
    }

    [Theory, OnBothDatabases]
    public async Task Message_WhoseAnswerIsLost_SaysSoAndIsNotSentAgain(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var (bot, program, person) = await SceneAsync(app);
        app.Sandbox.World.Faults = new FaultSettings { LoseAnswerRate = 1 };

        var answer = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"who knows"}""");

        Assert.Equal(502, answer.Status);
        Assert.StartsWith("Bad Gateway: Telegram's answer was lost, so the message ", answer.Description, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Unknown, (await LastAsync(app)).State);
        Assert.Single(person.Received(bot));
        program.Dispose();
    }

    [Fact]
    public async Task Message_ThatIsStillOnItsWayAfterAllWaiting_SaysSo()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var (bot, program, person) = await SceneAsync(app);
        app.Service<Core.Gateway.GatewayOptions>().LastWait = TimeSpan.FromSeconds(1);
        app.Sandbox.World.Faults = new FaultSettings { LatencyMinMs = 8000, LatencyMaxMs = 8001 };

        var answer = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"slow"}""");

        Assert.Equal(504, answer.Status);
        Assert.StartsWith($"Gateway Timeout: the message {(await LastAsync(app)).Id} is still on its way", answer.Description, StringComparison.Ordinal);
        await person.WaitForAsync(bot, m => m.FromBot && m.Text == "slow", RunningApp.Patience);
        program.Dispose();
    }

    [Fact]
    public async Task Message_OfACallerWhoWentAway_ArrivesAllTheSame()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var (bot, program, person) = await SceneAsync(app);
        app.Sandbox.World.Faults = new FaultSettings { LatencyMinMs = 600, LatencyMaxMs = 700 };
        using var gone = new CancellationTokenSource();

        var call = program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"anyway"}""", gone.Token);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.OutboxMessages.AnyAsync();
        }, "the message is taken");
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await person.WaitForAsync(bot, m => m.FromBot && m.Text == "anyway", RunningApp.Patience);
        program.Dispose();
    }

    [Fact]
    public async Task Message_ThroughABotWhoseTokenWasRevoked_SaysWhatToDo()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var (_, program, person) = await SceneAsync(app);
        app.Sandbox.World.Faults = new FaultSettings { RevokeAll = true };
        app.Expect("Polling bot", "401");

        var direct = await program.CallAsync("sendChatAction", $$"""{"chat_id":{{person.Id}},"action":"typing"}""");
        var queued = await program.CallAsync("sendMessage", $$"""{"chat_id":{{person.Id}},"text":"x"}""");

        const string words = "Unauthorized: Telegram refuses the bot's own token; replace it under Settings, Bots";
        Assert.Equal((401, words), (direct.Status, direct.Description));
        Assert.Equal((401, words), (queued.Status, queued.Description));
        program.Dispose();
    }

    [Fact]
    public async Task Message_ToANamedChannel_KeepsTheName()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var (_, program, _) = await SceneAsync(app);

        var answer = await program.CallAsync("sendMessage", """{"chat_id":"@nowhere","text":"x"}""");

        Assert.Equal((400, "Bad Request: chat not found"), (answer.Status, answer.Description));
        Assert.Contains("@nowhere", (await LastAsync(app)).Parameters, StringComparison.Ordinal);
        program.Dispose();
    }

    [Fact]
    public async Task Press_IsAnsweredByTheEngineOnlyWhileNoProgramReads()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("pressed_bot");
        using var program = await app.GatewayAsync(bot);
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        await program.CallAsync("sendMessage", $$$"""{"chat_id":{{{person.Id}}},"text":"?","reply_markup":{"inline_keyboard":[[{"text":"Go","callback_data":"g"}]]}}""");

        var byTheEngine = await person.PressAsync(bot, "Go", patience: TimeSpan.FromSeconds(10));
        _ = await program.UpdatesAsync();
        var byNobody = await person.PressAsync(bot, "Go", patience: TimeSpan.FromSeconds(1));

        Assert.NotNull(byTheEngine);
        Assert.Null(byNobody);
    }

    [Fact]
    public async Task Command_ToABotThatLeavesAnswersToPrograms_IsNotAnswered()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddQuietBotAsync("silent_bot");
        using var program = await app.GatewayAsync(bot);
        var person = app.Sandbox.World.AddPerson("Ann");

        person.Start(bot);

        Assert.Single(await program.UpdatesAsync(timeout: 10));
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.Set<Core.Updates.InboxUpdate>().AllAsync(u => u.ProcessedAt != null);
        }, "the update is worked on");
        Assert.Empty(person.Received(bot));
    }

    private static Task<RunningApp> StartAsync(DatabaseProvider provider) => RunningApp.StartAsync(provider, arguments: ["--Gateway:SendWait", "3"]);

    private static async Task<(SandboxBot Bot, GatewayClient Program, SandboxPerson Person)> SceneAsync(RunningApp app)
    {
        var bot = await app.AddQuietBotAsync("queue_bot");
        return (bot, await app.GatewayAsync(bot), app.Sandbox.World.AddAudience(bot, 1)[0]);
    }

    private static async Task<OutboxMessage> LastAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.OutboxMessages.OrderByDescending(m => m.Id).FirstAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

public sealed class DeliveryTests
{
    [Theory, OnBothDatabases]
    public async Task Messages_ToOneChat_LeaveInTheirOrderAndHighPriorityFirst(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("order_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        app.Sandbox.World.Faults = new FaultSettings { LatencyMinMs = 1_000, LatencyMaxMs = 1_000 };

        await app.UntilAsync(await app.QueueTextAsync(bot, person, "1"), DeliveryState.Sending);
        await app.QueueTextAsync(bot, person, "2");
        var last = await app.QueueTextAsync(bot, person, "3");
        await app.QueueTextAsync(bot, person, "urgent", priority: Priority.High);
        await app.UntilAsync(last, DeliveryState.Sent);

        Assert.Equal(["1", "urgent", "2", "3"], person.Received(bot));
    }

    [Theory, OnBothDatabases]
    public async Task TooManyRequests_IsASnoozeThatCostsNoAttempt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("patient_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        app.Sandbox.World.Faults = new FaultSettings { RefuseNext = 1, RetryAfter = 1 };

        var message = await app.UntilAsync(await app.QueueTextAsync(bot, person, "hello"), DeliveryState.Sent);

        Assert.Equal(1, message.Attempts);
        Assert.Equal(["hello"], person.Received(bot));
        Assert.Equal(1, app.Sandbox.World.Counters.TooManyRequests);
    }

    [Theory, OnBothDatabases]
    public async Task ServerError_IsTriedAgainUntilItPasses(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("stubborn_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        app.Sandbox.World.Faults = new FaultSettings { ServerErrorRate = 1 };

        var id = await app.QueueTextAsync(bot, person, "hello");
        var waiting = await app.UntilAsync(id, DeliveryState.Retrying);
        app.Sandbox.World.Faults = new FaultSettings();
        var sent = await app.UntilAsync(id, DeliveryState.Sent);

        Assert.Equal(500, waiting.ErrorCode);
        Assert.True(sent.Attempts > waiting.Attempts);
        Assert.Equal(["hello"], person.Received(bot));
    }

    [Theory, OnBothDatabases]
    public async Task LostAnswer_OfAHeldMessage_BecomesUnknownAndIsNotSentAgainUntilSomebodyDecides(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("honest_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        app.Sandbox.World.Faults = new FaultSettings { LoseAnswerRate = 1 };

        var id = await app.QueueTextAsync(bot, person, "once");
        await app.UntilAsync(id, DeliveryState.Unknown);
        app.Sandbox.World.Faults = new FaultSettings();
        var after = await app.UntilAsync(await app.QueueTextAsync(bot, person, "later"), DeliveryState.Sent);

        Assert.Equal(["once", "later"], person.Received(bot));
        Assert.True(await app.Service<SettleMessage>().SendAgainAsync(WorkspaceId.Default, id, _ => Task.CompletedTask));
        await app.UntilAsync(id, DeliveryState.Sent);
        Assert.Equal(["once", "later", "once"], person.Received(bot));
        Assert.True(after.Id > id);
    }

    [Theory, OnBothDatabases]
    public async Task LostAnswer_OfAReply_IsSentAgain(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("generous_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        app.Sandbox.World.Faults = new FaultSettings { LoseAnswerRate = 1 };

        var id = await app.QueueTextAsync(bot, person, "twice if need be", onUncertain: OnUncertain.Retry);
        await app.UntilAsync(id, DeliveryState.Retrying);
        app.Sandbox.World.Faults = new FaultSettings();
        await app.UntilAsync(id, DeliveryState.Sent);

        Assert.InRange(person.Received(bot).Count, 2, 4);
    }

    [Theory, OnBothDatabases]
    public async Task DroppedConnection_BeforeTelegramTookIt_LosesNothing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("tough_bot");
        var people = app.Sandbox.World.AddAudience(bot, 100);
        app.Sandbox.World.Faults = new FaultSettings { DropRate = 0.1 };

        var ids = new List<long>();
        foreach (var person in people)
            ids.Add(await app.QueueTextAsync(bot, person, "hello", onUncertain: OnUncertain.Retry));
        foreach (var id in ids)
            await app.UntilAsync(id, DeliveryState.Sent, TimeSpan.FromMinutes(2));

        Assert.All(people, person => Assert.Equal(["hello"], person.Received(bot)));
    }

    [Theory, OnBothDatabases]
    public async Task BlockedBot_FailsForGoodAndThePersonIsUnreachableUntilTheyReturn(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("lonely_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Block(bot);

        var failed = await app.UntilAsync(await app.QueueTextAsync(bot, person, "hello"), DeliveryState.Failed);
        Assert.Equal(403, failed.ErrorCode);
        Assert.Contains("blocked by the user", failed.Error, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => !await IsReachableAsync(app, person), "the person is unreachable");

        person.Unblock(bot);
        await Eventually.TrueAsync(() => IsReachableAsync(app, person), "the person is reachable again");
        Assert.Equal(1, await CountAsync(app, Metric.MessagesFailed));
    }

    [Theory, OnBothDatabases]
    public async Task RevokedToken_TakesTheBotOutAndItsMessagesWaitForTheNewOne(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("renewed_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        var token = app.Sandbox.World.RenewToken(bot);

        var id = await app.QueueTextAsync(bot, person, "patience");
        await Eventually.TrueAsync(async () => (await app.Service<BotDirectory>().FindAsync(new BotId(bot.Id)))?.Trouble == BotTrouble.TokenRefused, "the bot needs somebody");
        Assert.Empty(person.Received(bot));
        var replaced = await app.Service<ReplaceBotToken>().RunAsync(WorkspaceId.Default, new BotId(bot.Id), token);

        Assert.Null(replaced.Failure);
        await app.UntilAsync(id, DeliveryState.Sent);
        Assert.Equal(["patience"], person.Received(bot));
    }

    [Theory, OnBothDatabases]
    public async Task Bulk_UnderTheStrictestLimits_NeverMeetsA429AndRepliesPassIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, sandbox: new SandboxOptions());
        var bot = await app.AddBotAsync("steady_bot");
        app.Sandbox.World.Faults = new FaultSettings { LatencyMinMs = 60, LatencyMaxMs = 120 };
        var people = app.Sandbox.World.AddAudience(bot, 150);
        var asker = app.Sandbox.World.AddPerson("Asker");

        var ids = new List<long>();
        foreach (var person in people)
            ids.Add(await app.QueueTextAsync(bot, person, "news", Lane.Bulk));
        asker.Start(bot);
        var reply = await asker.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        var leftBefore = people.Count(p => p.Received(bot).Count == 0);
        foreach (var id in ids)
            await app.UntilAsync(id, DeliveryState.Sent);

        Assert.True(leftBefore > 0, "the reply waited behind the campaign");
        Assert.NotNull(reply.Text);
        Assert.Equal(0, app.Sandbox.World.Counters.TooManyRequests);
        Assert.All(people, person => Assert.Equal(["news"], person.Received(bot)));
    }

    private static async Task<bool> IsReachableAsync(RunningApp app, SandboxPerson person)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.Reachability.AnyAsync(r => r.ChatId == person.Id && r.IsReachable);
    }

    private static async Task<long> CountAsync(RunningApp app, Metric metric)
    {
        await using var db = app.Storage.Read(WorkspaceId.Default);
        return await db.Set<RollupBucket>().Where(b => b.Metric == metric && b.Period == RollupPeriod.Day).SumAsync(b => b.Value);
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

public sealed class AcceptingTests
{
    [Theory, OnBothDatabases]
    public async Task SameIdempotencyKey_IsOneMessage_AndAnotherBodyAConflict(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("once_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        var message = Text(person.Id, "hello") with { BotId = new BotId(bot.Id), ApiKeyId = 7, IdempotencyKey = "order-1", BodyHash = "a" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.AcceptAsync(message)));
        var other = await app.Service<AcceptMessage>().RunAsync(message with { BodyHash = "b" });
        await app.UntilAsync(answers[0].MessageId, DeliveryState.Sent);
        var afterwards = await app.AcceptAsync(message);

        Assert.Single(answers.Append(afterwards).Select(a => (a.MessageId, a.State, a.BotId)).Distinct());
        Assert.Single(answers, a => !a.IsRepeat);
        Assert.Equal("idempotency_conflict", other.Failure?.Code);
        Assert.Equal(["hello"], person.Received(bot));
    }

    [Theory, OnBothDatabases]
    public async Task WithoutABot_TheOneThatReachesTheChatSends(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (first, second) = (await app.AddBotAsync("first_bot"), await app.AddBotAsync("second_bot"));
        var person = app.Sandbox.World.AddPerson("Ann");
        await app.StartAsync(person, second);

        var accepted = await app.AcceptAsync(Text(person.Id, "hello"));
        var nobody = await app.Service<AcceptMessage>().RunAsync(Text(4711, "hello"));
        await app.UntilAsync(accepted.MessageId, DeliveryState.Sent);

        Assert.Equal(new BotId(second.Id), accepted.BotId);
        Assert.Contains("hello", person.Received(second));
        Assert.Equal("chat_unknown", nobody.Failure?.Code);
        Assert.Contains("https://t.me/first_bot?start=", nobody.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hello", person.Received(first));
    }

    [Theory, OnBothDatabases]
    public async Task BlockedBot_IsNotChosenAnyMore(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (first, second) = (await app.AddBotAsync("first_bot"), await app.AddBotAsync("second_bot"));
        var person = app.Sandbox.World.AddPerson("Ann");
        await app.StartAsync(person, first);
        await app.StartAsync(person, second);
        person.Block(first);
        await app.UntilAsync((await app.AcceptAsync(Text(person.Id, "lost") with { BotId = new BotId(first.Id) })).MessageId, DeliveryState.Failed);

        var accepted = await app.AcceptAsync(Text(person.Id, "hello"));
        person.Block(second);
        await app.UntilAsync((await app.AcceptAsync(Text(person.Id, "lost") with { BotId = new BotId(second.Id) })).MessageId, DeliveryState.Failed);
        var refused = await app.Service<AcceptMessage>().RunAsync(Text(person.Id, "hello"));

        Assert.Equal(new BotId(second.Id), accepted.BotId);
        Assert.Equal("chat_unreachable", refused.Failure?.Code);
        Assert.Contains("blocked", refused.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Scheduled_LeavesAtItsTime_AndCanBeCalledBackBefore(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("later_bot");
        var people = app.Sandbox.World.AddAudience(bot, 2);
        var soon = DateTimeOffset.UtcNow.AddSeconds(2);

        var kept = await app.AcceptAsync(Text(people[0].Id, "kept") with { SendAt = soon });
        var called = await app.AcceptAsync(Text(people[1].Id, "called back") with { SendAt = soon });
        var cancelled = await app.Service<CancelMessages>().RunAsync(WorkspaceId.Default, [called.MessageId]);
        var sent = await app.UntilAsync(kept.MessageId, DeliveryState.Sent);
        var again = await app.Service<CancelMessages>().RunAsync(WorkspaceId.Default, [called.MessageId, kept.MessageId]);

        Assert.Equal((DeliveryState.Scheduled, 1, 0), (kept.State, cancelled, again));
        Assert.InRange(sent.FinishedAt!.Value, soon, soon.AddSeconds(2));
        Assert.Equal(DeliveryState.Cancelled, (await app.FindAsync(called.MessageId)).State);
        Assert.Empty(people[1].Received(bot));
    }

    [Theory, OnBothDatabases]
    public async Task Awaited_GetsTelegramsOwnResult(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("awaited_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];

        var accepted = await app.AcceptAsync(Text(person.Id, "hello") with { IsAwaited = true });
        var outcome = await accepted.Outcome!.WaitAsync(RunningApp.Patience, TestContext.Current.CancellationToken);

        Assert.Equal("hello", outcome.Result?.GetProperty("text").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task MonthlyLimit_IsExact_AndSaysWhenItGoesOn(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("plan_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.Workspaces.ExecuteUpdateAsync(w => w.SetProperty(x => x.LargestMonthlyMessages, 5)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => app.Service<AcceptMessage>().RunAsync(Text(person.Id, $"{i}") with { BotId = new BotId(bot.Id) })));

        Assert.Equal(5, answers.Count(a => a.IsOk));
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.Equal("monthly_limit_reached", a.Failure!.Code));
        foreach (var (limit, told) in new (long, NeedKind?)[] { (5, NeedKind.PlanUsedUp), (6, NeedKind.PlanNearlyUsed), (7, null) })
        {
            await app.Service<SetPlanLimits>().RunAsync(WorkspaceId.Default, new PlanLimits(limit, null));
            app.Service<NeedReader>().Forget(WorkspaceId.Default);
            Assert.Equal((limit, told), (limit, (await app.Service<NeedReader>().ReadAsync(WorkspaceId.Default)).Where(n => n.Kind is NeedKind.PlanUsedUp or NeedKind.PlanNearlyUsed).Select(n => (NeedKind?)n.Kind).SingleOrDefault()));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Files_OfAnAwaitedMessageThatWasRefused_AreNotKept(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("spool_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Block(bot);
        var file = await app.Service<Spool>().SaveAsync("document", "say \"hi\".txt", "no type", new MemoryStream([1, 2, 3]), TestContext.Current.CancellationToken);
        var message = Text(person.Id, "") with { Method = "sendDocument", Parameters = "{}", Files = Spool.Describe([file]) };

        var accepted = await app.AcceptAsync(message with { IsAwaited = true });
        var outcome = await accepted.Outcome!.WaitAsync(RunningApp.Patience, TestContext.Current.CancellationToken);

        Assert.Equal((DeliveryState.Failed, 403), (outcome.State, outcome.ErrorCode));
        await Eventually.TrueAsync(() => Directory.GetFiles(app.Service<Core.Settings.EngineOptions>().PathOf("spool")).Length == 0, "the file is gone");
    }

    private static NewMessage Text(long chat, string text) => TestMessages.Text(chat, text);
}

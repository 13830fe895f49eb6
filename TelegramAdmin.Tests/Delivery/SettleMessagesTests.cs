using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

/// <summary>Decisions about many messages at once.</summary>
public sealed class SettleMessagesTests
{
    [Theory, OnBothDatabases]
    public async Task FailedMessages_OfAFilter_GoOutAgainInTheirOrder(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("again_bot");
        var (away, other) = (app.Sandbox.World.AddAudience(bot, 1)[0], app.Sandbox.World.AddAudience(bot, 1)[0]);
        away.Block(bot);
        other.Block(bot);
        var ids = new List<long>();
        foreach (var text in new[] { "1", "2", "3" })
            ids.Add(await app.QueueTextAsync(bot, away, text));
        var left = await app.QueueTextAsync(bot, other, "stays failed");
        foreach (var id in ids.Append(left))
            await app.UntilAsync(id, DeliveryState.Failed);
        away.Unblock(bot);
        other.Unblock(bot);
        var progress = new List<int>();

        var filter = new MessageFilter { ChatId = away.Id };
        var count = await app.Service<SettleMessages>().CountAsync(WorkspaceId.Default, Settlement.SendAgain, filter);
        var settled = await app.Service<SettleMessages>().RunAsync(WorkspaceId.Default, Settlement.SendAgain, filter, "Nora", new Heard(progress), TestContext.Current.CancellationToken);
        await app.UntilAsync(ids[^1], DeliveryState.Sent);

        Assert.Equal((3, 3), (count.Count, settled));
        Assert.Equal([3], progress);
        Assert.Equal(["1", "2", "3"], away.Received(bot));
        Assert.Equal(DeliveryState.Failed, (await app.FindAsync(left)).State);
        var life = await app.Service<MessageReader>().FindAsync(WorkspaceId.Default, ids[0], TestContext.Current.CancellationToken);
        Assert.Contains(life!.Steps, s => s is { Kind: StepKind.Requeued, Error: "Nora sent it again." });
        Assert.Equal(StepKind.Sent, life.Steps[^1].Kind);
    }

    [Theory, OnBothDatabases]
    public async Task UnknownMessages_MarkedAsArrived_AreSentWithoutLeavingAgain(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("seen_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        app.Sandbox.World.Faults = new Sandbox.FaultSettings { LoseAnswerRate = 1 };
        var id = await app.QueueTextAsync(bot, person, "once");
        await app.UntilAsync(id, DeliveryState.Unknown);
        app.Sandbox.World.Faults = new Sandbox.FaultSettings();

        Assert.Equal(0, await app.Service<SettleMessages>().RunAsync(WorkspaceId.Default, Settlement.Cancel, [id], "Nora"));
        Assert.Equal(0, await app.Service<SettleMessages>().RunAsync(new WorkspaceId(2), Settlement.BelieveSent, [id], "Eve"));
        Assert.Equal(1, await app.Service<SettleMessages>().RunAsync(WorkspaceId.Default, Settlement.BelieveSent, [id], "Nora"));

        Assert.Equal(DeliveryState.Sent, (await app.FindAsync(id)).State);
        Assert.Equal(["once"], person.Received(bot));
    }

    [Theory, OnBothDatabases]
    public async Task MoreThanAStep_OfScheduledMessages_AreCancelledAll(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("later_bot");
        var total = SettleMessages.Step + 20;
        await app.Storage.WriteAsync(WorkspaceId.Default, db =>
        {
            db.OutboxMessages.AddRange(Enumerable.Range(0, total).Select(i => new OutboxMessage
            {
                WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), ChatId = 1 + i, Method = "sendMessage", Parameters = "{}", Lane = Lane.Bulk,
                State = DeliveryState.Scheduled, NotBefore = DateTimeOffset.UtcNow.AddDays(1), CreatedAt = DateTimeOffset.UtcNow,
            }));
            return Task.CompletedTask;
        });
        var progress = new List<int>();

        var settled = await app.Service<SettleMessages>().RunAsync(WorkspaceId.Default, Settlement.Cancel, new MessageFilter { States = [DeliveryState.Scheduled] }, "Nora", new Heard(progress), TestContext.Current.CancellationToken);

        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Equal((total, total), (settled, await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Cancelled, TestContext.Current.CancellationToken)));
        Assert.Equal([SettleMessages.Step, total], progress);
    }

    private sealed class Heard(List<int> values) : IProgress<int>
    {
        public void Report(int value) => values.Add(value);
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

public sealed class FailoverTests
{
    [Theory, OnBothDatabases]
    public async Task RevokedToken_WhatAnotherBotReachesArrivesByIt_TheOthersSayWhy(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (lost, other) = (await app.AddBotAsync("lost_bot"), await app.AddBotAsync("other_bot"));
        var people = Enumerable.Range(0, 40).Select(i => app.Sandbox.World.AddPerson($"P{i}")).ToList();
        foreach (var person in people)
            await app.StartAsync(person, lost);
        foreach (var person in people.Take(20))
            await app.StartAsync(person, other);
        app.Sandbox.World.Faults = new FaultSettings { LatencyMinMs = 300, LatencyMaxMs = 300 };
        var queued = await Task.WhenAll(people.Select(p => app.AcceptAsync(TestMessages.Text(p.Id, $"for {p.Id}"))));
        var byLost = queued.Where(q => q.BotId == new BotId(lost.Id)).ToList();

        app.Sandbox.World.RevokeToken(lost);
        await Eventually.TrueAsync(async () => (await RowsAsync(app, queued.Select(q => q.MessageId))).All(m => m.State == DeliveryState.Sent || m.Error?.Contains("t.me/other_bot", StringComparison.Ordinal) == true), "everything has arrived or says why not");

        var rows = await RowsAsync(app, queued.Select(q => q.MessageId));
        Assert.True(byLost.Count > 20, "The bot that was lost had its share.");
        Assert.All(people.Take(20), p => Assert.Single(p.Received(lost).Concat(p.Received(other)), $"for {p.Id}"));
        Assert.Contains(rows, m => m.State != DeliveryState.Sent);
        Assert.All(rows.Where(m => m.State != DeliveryState.Sent), m => Assert.Equal(DeliveryState.Retrying, m.State));
        Assert.All(people.Skip(20), p => Assert.True(p.Received(lost).Count(t => t.StartsWith("for", StringComparison.Ordinal)) <= 1));
    }

    [Theory, OnBothDatabases]
    public async Task ServerErrors_EndAfterAsManyTriesAsThePolicyAllows_AndEachIsKept(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("policy_bot");
        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        app.Sandbox.World.Faults = new FaultSettings { ServerErrorRate = 1 };

        var policy = new RetryPolicy { ServerError = new RetryRule { MaxAttempts = 3, FirstDelay = 0.1 } };
        var accepted = await app.AcceptAsync(TestMessages.Text(person.Id, "hello") with { Policy = policy.ToJson() });
        var failed = await app.UntilAsync(accepted.MessageId, DeliveryState.Failed);

        await using var db = app.Storage.ReadAll();
        var attempts = await db.DeliveryAttempts.Where(a => a.MessageId == failed.Id).OrderBy(a => a.Id).Select(a => new { a.State, a.ErrorCode }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, failed.Attempts);
        Assert.Equal([DeliveryState.Retrying, DeliveryState.Retrying, DeliveryState.Failed], attempts.Select(a => a.State));
        Assert.All(attempts, a => Assert.Equal(500, a.ErrorCode));
    }

    [Theory, OnBothDatabases]
    public async Task PaidBroadcasts_LeaveFasterThanTheFreeLimit(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, sandbox: new SandboxOptions());
        var bot = await app.AddBotAsync("paid_bot");
        var people = app.Sandbox.World.AddAudience(bot, 200);
        await app.Service<BotStates>().ChangeAsync(new BotId(bot.Id), _ => true, b => b.PaidRate = 500);

        var queued = await Task.WhenAll(people.Select(p => app.AcceptAsync(TestMessages.Text(p.Id, "hello"))));
        await Eventually.TrueAsync(async () => (await RowsAsync(app, queued.Select(q => q.MessageId))).All(m => m.State == DeliveryState.Sent), "all were sent");

        var rows = await RowsAsync(app, queued.Select(q => q.MessageId));
        Assert.True(rows.Max(m => m.FinishedAt) - rows.Min(m => m.FinishedAt) < TimeSpan.FromSeconds(5), "At the free rate it would take more than seven seconds.");
        Assert.Equal(0, app.Sandbox.World.Counters.TooManyRequests);
        Assert.All(people, p => Assert.Equal(["hello"], p.Received(bot)));
    }

    [Theory, OnBothDatabases]
    public async Task Albums_CountAsManyAsTheyHaveParts_AndMeetNo429(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, sandbox: new SandboxOptions());
        var bot = await app.AddBotAsync("album_bot");
        var people = app.Sandbox.World.AddAudience(bot, 40);
        var media = string.Join(',', Enumerable.Repeat("""{"type":"photo","media":"https://example.com/a.jpg"}""", 6));

        var queued = await Task.WhenAll(people.Select((p, i) => app.AcceptAsync(i % 3 == 0
            ? TestMessages.Text(p.Id, "") with { Method = "sendMediaGroup", Parameters = $$"""{"media":[{{media}}]}""" }
            : TestMessages.Text(p.Id, "hello"))));
        await Eventually.TrueAsync(async () => (await RowsAsync(app, queued.Select(q => q.MessageId))).All(m => m.State == DeliveryState.Sent), "all were sent");

        Assert.Equal(0, app.Sandbox.World.Counters.TooManyRequests);
        Assert.Equal(14 * 6 + 26, app.Sandbox.World.Counters.Sends);
    }

    private static async Task<List<OutboxMessage>> RowsAsync(RunningApp app, IEnumerable<long> ids)
    {
        await using var db = app.Storage.ReadAll();
        return await db.OutboxMessages.Where(m => ids.Contains(m.Id)).ToListAsync();
    }
}

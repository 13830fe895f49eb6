using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Delivery;

public sealed class FaultyServerTests(ITestOutputHelper output)
{
    private const int Bots = 4;
    private static readonly int Messages = TestScale.Of(full: 10_000, usual: 3_000);

    [Theory, OnBothDatabases]
    public async Task Messages_AgainstAServerThatFails_NoneLostNoneTwiceAndTheUndecidableListed(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, sandbox: new SandboxOptions());
        app.Expect("could not be worked on");
        var bots = new List<SandboxBot>();
        for (var i = 0; i < Bots; i++)
            bots.Add(await app.AddBotAsync($"faulty{i}_bot"));
        var people = bots.SelectMany(bot => app.Sandbox.World.AddAudience(bot, Messages / Bots).Select(person => (Bot: bot, Person: person))).ToList();
        app.Sandbox.World.Faults = new FaultSettings { LatencyMinMs = 20, LatencyMaxMs = 60, ServerErrorRate = 0.05, RefuseRate = 0.02, RetryAfter = 1, LoseAnswerRate = 0.01 };
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);

        foreach (var group in people.GroupBy(p => p.Bot))
        {
            var body = new StringBuilder();
            foreach (var (bot, person) in group)
                body.Append(CultureInfo.InvariantCulture, $$"""{"chat_id": {{person.Id}}, "text": "for {{person.Id}}"}""").Append('\n');
            var answer = await program.SendAsync(HttpMethod.Post, $"/api/v1/messages/bulk?bot_id={group.Key.Id}", body.ToString(), "application/x-ndjson");
            Assert.Equal(Messages / Bots, answer.Json.GetProperty("accepted").GetInt32());
        }
        await Eventually.TrueAsync(async () => await LeftAsync(app) == 0, "everything has an end", TimeSpan.FromMinutes(6));

        await using var db = app.Storage.ReadAll();
        var states = await db.OutboxMessages.Where(m => m.ApiKeyId != null).ToDictionaryAsync(m => m.ChatId, m => m.State, TestContext.Current.CancellationToken);
        var received = people.ToDictionary(p => p.Person.Id, p => p.Person.Received(p.Bot).Count);
        var unknown = states.Count(s => s.Value == DeliveryState.Unknown);
        output.WriteLine($"{provider}: {states.Count(s => s.Value == DeliveryState.Sent)} sent, {unknown} unknown, {app.Sandbox.World.Counters}");
        Assert.Equal(Messages, states.Count);
        Assert.All(states, s => Assert.True(s.Value is DeliveryState.Sent or DeliveryState.Unknown, $"{s.Key} is {s.Value}"));
        Assert.All(received, r => Assert.Equal((r.Key, 1), (r.Key, r.Value)));
        Assert.Equal(app.Sandbox.World.Counters.LostAnswers, unknown);
        Assert.All(bots, bot => Assert.InRange(MostInASecond(bot.SentAt), 1, 30));
    }

    private static int MostInASecond(IReadOnlyList<DateTimeOffset> times)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= TimeSpan.FromSeconds(1))
                first++;
            most = Math.Max(most, last - first + 1);
        }
        return most;
    }

    private static async Task<int> LeftAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.OutboxMessages.CountAsync(m => m.State == DeliveryState.Pending || m.State == DeliveryState.Sending || m.State == DeliveryState.Retrying);
    }
}

using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Delivery;

/// <summary>A lane by itself, with random arrivals: what a whole product meets once in a thousand runs, some of these seeds meet each time.</summary>
public sealed class SendLaneTests
{
    private const int Steps = 20_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Chats_ThatEmptyAndFillAgainAtRandom_LoseNoMessage(int seed)
    {
        var random = new Random(seed);
        var lane = new SendLane(Lane.Reply, new EngineOptions());
        lane.Refill([], wereAll: true, lane.Mark, []);
        var (now, last) = (Start, 0L);
        var waiting = new SortedDictionary<long, QueuedMessage>();
        var flying = new List<QueuedMessage>();
        for (var step = 0; step < Steps || waiting.Count > 0; step++)
        {
            Assert.InRange(step, 0, 5 * Steps); // Else something waits for ever.
            now += TimeSpan.FromMilliseconds(random.Next(step < Steps ? 300 : 3_000));
            if (step < Steps && random.Next(2) == 0)
            {
                var message = Message(++last, chat: random.Next(1, 6), random.Next(4) == 0 ? Priority.High : Priority.Normal);
                waiting.Add(message.Id, message);
                lane.Offer(message);
            }
            while (flying.Count < 3 && lane.TryPeek(now, out var chat, out _))
            {
                flying.Add(lane.Take(chat));
                lane.Charge(flying[^1], now);
            }
            if (flying.Count > 0 && random.Next(2) == 0)
                Land(lane, flying, waiting, random, now);
            if (random.Next(50) == 0)
                lane.Block(random.Next(1, 6), now + TimeSpan.FromSeconds(2));
            if (lane.WantsRefill)
                lane.Refill([.. waiting.Values], wereAll: false, lane.Mark, lane.FullChats);
        }
        Assert.Empty(flying);
    }

    private static void Land(SendLane lane, List<QueuedMessage> flying, SortedDictionary<long, QueuedMessage> waiting, Random random, DateTimeOffset now)
    {
        var message = flying[random.Next(flying.Count)];
        flying.Remove(message);
        if (random.Next(10) == 0)
        {
            lane.Return(message, now);
            return;
        }
        Assert.True(waiting.Remove(message.Id), "it left once");
        lane.Finish(message, now, isBehind: false);
    }

    private static QueuedMessage Message(long id, long chat, Priority priority) =>
        new(id, WorkspaceId.Default, new BotId(1), chat, "sendMessage", "{}", null, Lane.Reply, priority, OnUncertain.Retry, null);
}

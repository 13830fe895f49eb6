using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Delivery;

/// <summary>A lane by itself: what a whole product meets once in a thousand runs is met here at every seed.</summary>
public sealed class SendLaneTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void Chats_ThatEmptyAndFillAgainAtRandom_LoseNoMessage(int seed)
    {
        var random = new Random(seed);
        var lane = new SendLane(Lane.Reply, new EngineOptions());
        lane.Refill([], wereAll: true, lane.Mark, []);
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var flying = new List<QueuedMessage>();
        List<long> offered = [], finished = [];
        for (var step = 0; step < 20_000 || finished.Count < offered.Count; step++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(step < 20_000 ? 300 : 3_000));
            if (step < 20_000 && random.Next(2) == 0)
                Offer(lane, offered, chat: random.Next(1, 6), urgent: random.Next(4) == 0);
            while (flying.Count < 3 && lane.TryPeek(now, out var chat, out _))
            {
                flying.Add(lane.Take(chat));
                lane.Charge(flying[^1], now);
            }
            if (flying.Count > 0 && random.Next(2) == 0)
                Land(lane, flying, finished, random, now);
            if (random.Next(50) == 0)
                lane.Block(random.Next(1, 6), now + TimeSpan.FromSeconds(2));
            Assert.InRange(step, 0, 100_000);
            if (lane.WantsRefill)
                lane.Refill([.. offered.Except(finished).Order().Select(Message)], wereAll: false, lane.Mark, lane.FullChats);
        }
        Assert.Equal(offered, finished.Order());
    }

    private static readonly Dictionary<long, QueuedMessage> Rows = [];

    private static QueuedMessage Message(long id)
    {
        lock (Rows)
            return Rows[id];
    }

    private static long _last;

    private static void Offer(SendLane lane, List<long> offered, long chat, bool urgent)
    {
        var message = new QueuedMessage(
            Interlocked.Increment(ref _last), WorkspaceId.Default, new BotId(1), chat, "sendMessage", "{}", null, Lane.Reply, urgent ? Priority.High : Priority.Normal, OnUncertain.Retry, null);
        lock (Rows)
            Rows[message.Id] = message;
        offered.Add(message.Id);
        lane.Offer(message);
    }

    private static void Land(SendLane lane, List<QueuedMessage> flying, List<long> finished, Random random, DateTimeOffset now)
    {
        var message = flying[random.Next(flying.Count)];
        flying.Remove(message);
        if (random.Next(10) == 0)
        {
            lane.Return(message, now);
            return;
        }
        finished.Add(message.Id);
        lane.Finish(message, now, isBehind: false);
    }
}

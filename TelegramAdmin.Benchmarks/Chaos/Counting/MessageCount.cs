using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Chaos.Traffic;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Chaos.Counting;

/// <summary>The broadcast, and what the program posted: each goes out once, or is known to be undecided.</summary>
internal static class MessageCount
{
    public static async Task AddAsync(Tally tally, AppDbContext db, Crowd crowd, IReadOnlySet<long> posted)
    {
        var recipients = await db.Recipients.Where(r => r.BroadcastId == crowd.Broadcast).Select(r => new { r.TelegramUserId, r.State }).ToDictionaryAsync(r => r.TelegramUserId, r => r.State);
        foreach (var reader in crowd.Readers)
        {
            var state = recipients.TryGetValue(reader.Id, out var found) ? found : (RecipientState?)null;
            Add(tally, $"broadcast to {reader.Id}, recorded as {state}", Received(reader, crowd.News), state == RecipientState.Unknown);
        }
        var bot = new BotId(crowd.Relay.Id);
        var messages = await db.OutboxMessages.Where(m => m.BotId == bot && m.ApiKeyId != null).Select(m => new { m.ChatId, m.State }).ToListAsync();
        foreach (var person in crowd.Addressees.Where(p => posted.Contains(p.Id)))
        {
            var state = messages.Where(m => m.ChatId == person.Id).Select(m => (DeliveryState?)m.State).FirstOrDefault();
            Add(tally, $"message to {person.Id}, recorded as {state}", Received(person, crowd.Relay), state == DeliveryState.Unknown);
        }
    }

    public static int Received(SandboxPerson person, SandboxBot bot) => person.History(bot).Count(m => m.FromBot);

    private static void Add(Tally tally, string what, int received, bool isUnknown)
    {
        tally.Accepted++;
        tally.Done += Math.Min(received, 1);
        if (received > 1)
            tally.Double($"{what}, arrived {received} times");
        else if (isUnknown)
            tally.NotKnown($"{what}, {(received == 1 ? "arrived" : "did not arrive")}");
        else if (received == 0)
            tally.Lose(what);
    }
}

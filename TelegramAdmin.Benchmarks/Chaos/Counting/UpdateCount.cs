using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Chaos.Traffic;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Benchmarks.Chaos.Counting;

/// <summary>What people wrote: each has its effect once, and its answer at least once.</summary>
internal static class UpdateCount
{
    public static async Task AddAsync(Tally tally, AppDbContext db, Crowd crowd, int asked)
    {
        var users = (await db.BotUsers.ToListAsync()).ToDictionary(u => (u.BotId.Value, u.TelegramUserId));
        var known = (await db.KnownPeople.Select(p => p.TelegramUserId).ToListAsync()).ToHashSet();
        var answers = (await db.OutboxMessages.Where(m => m.Method == "sendMessage").Select(m => m.ChatId).ToListAsync()).CountBy(id => id).ToDictionary();
        for (var i = 0; i < asked; i++)
        {
            var (person, bot) = (crowd.Askers[i], crowd.AskedBot(i));
            var (written, received) = (answers.GetValueOrDefault(person.Id), MessageCount.Received(person, bot));
            var user = users.GetValueOrDefault((bot.Id, person.Id));
            tally.Accepted++;
            if (user is null || user.MessagesIn == 0 || !known.Contains(person.Id) || written == 0 || received < written)
                tally.Lose($"an update of {person.Id} to {bot}: {await TraceAsync(db, person.Id)}; person {(known.Contains(person.Id) ? "known" : "not known")}, met {user?.MessagesIn.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "never"}; {written} answers written, {received} received");
            else
                tally.Done++;
            if (user?.MessagesIn > 1)
                tally.Double($"an update of {person.Id} to {bot}: it had its effect {user.MessagesIn} times");
            tally.SaidAgain += Math.Max(0, received - written);
        }
    }

    private static async Task<string> TraceAsync(AppDbContext db, long chat) =>
        string.Join(", ", await db.InboxUpdates.Where(u => u.ChatId == chat).Select(u => $"row {u.Id} {u.Kind}, tries {u.Attempts}, done {u.ProcessedAt:O} {u.Error}").ToListAsync());
}

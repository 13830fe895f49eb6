using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>How much a person writes, from what they really spent in the last two weeks; nothing is said of somebody who came today.</summary>
public sealed record Pace(double MessagesPerDay, double CreditsPerDay)
{
    private const int Days = 14;

    /// <summary>What a month takes at this pace; 0 where nobody knows.</summary>
    public long Monthly => (long)Math.Ceiling(CreditsPerDay * 30);

    /// <summary>For how many days a balance lasts; null where nobody knows.</summary>
    public long? DaysOf(long balance) => CreditsPerDay > 0 ? Math.Max(1, (long)(balance / CreditsPerDay)) : null;

    public static async Task<Pace> OfAsync(AppDbContext db, CreditAccount account, DateTimeOffset now)
    {
        var since = now.AddDays(-Days);
        var spends = await db.CreditEntries.Where(e => e.AccountId == account.Id && (e.Kind == EntryKind.Spend || e.Kind == EntryKind.Refund) && e.CreatedAt >= since)
            .GroupBy(e => e.Kind).Select(g => new { Kind = g.Key, Count = g.LongCount(), Sum = g.Sum(e => e.Amount) }).ToListAsync();
        var messages = spends.Sum(s => s.Kind == EntryKind.Spend ? s.Count : -s.Count);
        var known = (now - account.CreatedAt).TotalDays;
        if (known < 1)
            return new Pace(0, 0); // The first questions come at once and say nothing of the days to come.
        var days = Math.Min(known, Days);
        return new Pace(messages / days, -spends.Sum(s => s.Sum) / days);
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>Gives and ends times of free messages, inside the caller's transaction and under the account's lock.</summary>
public sealed class PassBook(EventBus events, TimeProvider time)
{
    /// <summary>A pass begins when the one before it ends; a second one with the same source changes nothing.</summary>
    /// <param name="end">From its beginning to its end.</param>
    /// <returns>Whether it is new, and until when messages are free now.</returns>
    public async Task<(bool IsNew, DateTimeOffset Until)> GiveAsync(AppDbContext db, CreditAccount account, string name, string source, Func<DateTimeOffset, DateTimeOffset> end, long? paymentId = null)
    {
        var now = time.GetUtcNow();
        var known = await db.AccessPasses.AsNoTracking().FirstOrDefaultAsync(p => p.WorkspaceId == account.WorkspaceId && p.Source == source);
        if (known is not null)
            return (false, account.PassUntil ?? known.EndsAt);
        var start = account.PassUntil is { } until && until > now ? until : now;
        var pass = db.AccessPasses.Add(new AccessPass
        {
            WorkspaceId = account.WorkspaceId,
            AccountId = account.Id,
            Name = ShortText.Cut(name, 200),
            Source = source,
            PaymentId = paymentId,
            StartsAt = start,
            EndsAt = end(start),
            CreatedAt = now,
        }).Entity;
        await db.SaveChangesAsync();
        Set(db, account, pass.EndsAt);
        return (true, pass.EndsAt);
    }

    /// <summary>Ends passes before their time; those that wait behind them begin so much earlier.</summary>
    public async Task<int> EndAsync(AppDbContext db, CreditAccount account, Func<AccessPass, bool> which)
    {
        var now = time.GetUtcNow();
        var current = (await db.AccessPasses.AsTracking().Where(p => p.AccountId == account.Id && p.RevokedAt == null && p.EndsAt > now).ToListAsync()).OrderBy(p => p.StartsAt).ToList();
        var ended = current.Where(which).ToList();
        var free = now;
        foreach (var pass in current)
        {
            if (ended.Contains(pass))
            {
                db.Entry(pass).Property(p => p.RevokedAt).CurrentValue = now;
                continue;
            }
            var start = pass.StartsAt < now ? pass.StartsAt : free < pass.StartsAt ? free : pass.StartsAt;
            var stop = start + (pass.EndsAt - pass.StartsAt);
            db.Entry(pass).Property(p => p.StartsAt).CurrentValue = start;
            db.Entry(pass).Property(p => p.EndsAt).CurrentValue = stop;
            free = stop;
        }
        await db.SaveChangesAsync();
        if (ended.Count > 0)
            Set(db, account, free > now ? free : null);
        return ended.Count;
    }

    private void Set(AppDbContext db, CreditAccount account, DateTimeOffset? until)
    {
        db.Entry(account).Property(a => a.PassUntil).CurrentValue = until;
        db.AfterCommit(() => events.Publish(new CreditsChanged(account.WorkspaceId, account.TelegramUserId)));
    }
}

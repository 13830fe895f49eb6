using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>How many names an account may still look up. Accounts were locked out for most of a day after 160 in a few seconds.</summary>
internal sealed class NameAllowance(IDatabase database, BudgetLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <returns>Null where one may be looked up, and then it counts; else how long to wait.</returns>
    public Task<TimeSpan?> TakeAsync(WorkspaceId workspace, long accountId) =>
        database.WriteAsync(workspace, async db =>
        {
            var now = time.GetUtcNow();
            // After a clock was set back, what lies ahead says nothing; the distance below holds from the next one on.
            await db.NameLookups.Where(l => l.AccountId == accountId && (l.At <= now - Day || l.At > now)).ExecuteDeleteAsync();
            var within = await db.NameLookups.Where(l => l.AccountId == accountId).OrderBy(l => l.At).Select(l => l.At).ToListAsync();
            var wait = within.Count == 0 ? TimeSpan.Zero : within[^1] + limits.BetweenNames - now;
            if (within.Count >= limits.NamesADay && within[^limits.NamesADay] + Day - now is var full && full > wait)
                wait = full;
            if (wait > TimeSpan.Zero)
                return (TimeSpan?)wait;
            db.NameLookups.Add(new NameLookup { WorkspaceId = workspace, AccountId = accountId, At = now });
            return null;
        });
}

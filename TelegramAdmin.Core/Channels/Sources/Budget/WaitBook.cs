using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>Telegram's waits, by account and kind of request.</summary>
internal sealed class WaitBook(IDatabase database, TimeProvider time)
{
    // Telegram's longest is a day or so; what lies further ahead comes from a clock that was set back.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    public async Task<TimeSpan?> LeftAsync(long accountId, RequestKind kind)
    {
        await using var db = database.ReadAll();
        var until = await db.RequestWaits.Where(w => w.AccountId == accountId && w.Kind == kind).Select(w => (DateTimeOffset?)w.Until).FirstOrDefaultAsync();
        return until - time.GetUtcNow() is { } left && left > TimeSpan.Zero && left <= Longest ? left : null;
    }

    public Task KeepAsync(WorkspaceId workspace, long accountId, RequestKind kind, DateTimeOffset until) =>
        database.WriteAsync(workspace, async db =>
        {
            if (await db.RequestWaits.Where(w => w.AccountId == accountId && w.Kind == kind).ExecuteUpdateAsync(set => set.SetProperty(w => w.Until, until)) == 0)
                db.RequestWaits.Add(new RequestWait { WorkspaceId = workspace, AccountId = accountId, Kind = kind, Until = until });
        });
}

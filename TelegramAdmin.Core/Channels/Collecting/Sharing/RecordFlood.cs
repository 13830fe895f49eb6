using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Sharing;

/// <summary>
/// Telegram wants an account to wait. Its channels are put off for a minute at least: another account never repeats at once what the first one was told
/// to wait with, which Telegram would hold against both.
/// </summary>
internal sealed class RecordFlood(IDatabase database, EventBus events, TimeProvider time)
{
    /// <summary>No wait is believed to be longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(8);

    /// <summary>A longer wait for names stops the looking up only: Telegram counts it apart from reading.</summary>
    private static readonly TimeSpan LongForNames = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BeforeMoving = TimeSpan.FromMinutes(1);

    public Task RunAsync(TrackedChannel channel, long account, bool wasFinding, TimeSpan? wait, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var length = wait is { } told && told > TimeSpan.Zero ? (told < Longest ? told : Longest) : BeforeMoving;
        var until = (DateTimeOffset?)(now + length + TimeSpan.FromSeconds(1));
        var isNamesOnly = wasFinding && length > LongForNames;
        return database.WriteAsync(channel.WorkspaceId, async db =>
        {
            if (wasFinding)
                await db.MtProtoAccounts.Where(a => a.Id == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.FindsNoneUntil, until));
            if (!isNamesOnly)
                await db.MtProtoAccounts.Where(a => a.Id == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.WaitsUntil, until));
            await PutOffAsync(db, channel, account, until!.Value < now + BeforeMoving ? until.Value : now + BeforeMoving, isNamesOnly);
            db.AfterCommit(() => events.Publish(new AccountChanged(channel.WorkspaceId, account)));
        }, cancellation);
    }

    private static Task<int> PutOffAsync(AppDbContext db, TrackedChannel channel, long account, DateTimeOffset? at, bool isNamesOnly) =>
        db.TrackedChannels.Where(c => (c.Id == channel.Id || (!isNamesOnly && c.AccountId == account)) && c.NextWorkAt < at)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextWorkAt, at));
}

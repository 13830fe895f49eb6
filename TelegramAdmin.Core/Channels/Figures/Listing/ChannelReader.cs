using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Figures.Listing;

/// <summary>Reads channels and how they stand.</summary>
public sealed class ChannelReader(IDatabase database)
{
    /// <returns>Null for none of this workspace.</returns>
    public async Task<ChannelRow?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var channel = await db.TrackedChannels.FirstOrDefaultAsync(c => c.Id == id, cancellation);
        if (channel is null)
            return null;
        var (posts, oldest) = await CountAsync(db, id, cancellation);
        return (await WithAccountsAsync(db, [channel], cancellation))[0] with { Posts = posts, OldestAt = oldest };
    }

    /// <summary>All of a workspace, own ones first, then by name; their posts are not counted.</summary>
    public async Task<IReadOnlyList<ChannelRow>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var channels = await db.TrackedChannels.OrderByDescending(c => c.IsOwn).ThenBy(c => c.Title).ThenBy(c => c.Id).ToListAsync(cancellation);
        return await WithAccountsAsync(db, channels, cancellation);
    }

    /// <summary>Accounts that can read channels now.</summary>
    public async Task<IReadOnlyList<MtProtoAccount>> ReadyAccountsAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.MtProtoAccounts.Where(a => a.State == AccountState.Ready && a.IsCollecting).OrderBy(a => a.Id).ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<ChannelRow>> WithAccountsAsync(AppDbContext db, IReadOnlyList<TrackedChannel> channels, CancellationToken cancellation)
    {
        var wanted = channels.Select(c => c.AccountId).OfType<long>().Distinct().ToList();
        var accounts = await db.MtProtoAccounts.Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        return [.. channels.Select(c => RowOf(c, c.AccountId is { } id ? accounts.GetValueOrDefault(id) : null))];
    }

    private static ChannelRow RowOf(TrackedChannel channel, MtProtoAccount? account) =>
        new(channel, 0, null, account?.Name, account?.PhoneEnd, account?.State, account?.WaitsUntil, account?.Trouble);

    // The channel is one of the workspace's already; its index holds all that is asked, the workspace's number is not in it.
    private static async Task<(int Posts, DateTimeOffset? OldestAt)> CountAsync(AppDbContext db, long channelId, CancellationToken cancellation)
    {
        var posts = db.ChannelPosts.IgnoreQueryFilters().Where(p => p.ChannelId == channelId);
        var count = await posts.CountAsync(p => p.Kind != PostKind.Service && p.DeletedAt == null, cancellation);
        return (count, await posts.OrderBy(p => p.PostedAt).Select(p => (DateTimeOffset?)p.PostedAt).FirstOrDefaultAsync(cancellation));
    }
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Channels.Collecting.Running;
using TelegramAdmin.Core.Channels.Collecting.Storing;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Live;

/// <summary>
/// Keeps what happened in one channel. The collector sees the same later, so nothing here moves its places: what was missed while nobody listened would
/// be missed for ever.
/// </summary>
internal sealed class StoreNews(IDatabase database, StorePosts store, StoreMembers members, EventBus events, TimeProvider time)
{
    /// <param name="number">Telegram's, of the channel.</param>
    public async Task RunAsync(long account, long number, IReadOnlyList<SourceNews> news, CancellationToken cancellation)
    {
        await using var read = database.ReadAll();
        var workspace = read.Set<MtProtoAccount>().Where(a => a.Id == account).Select(a => a.WorkspaceId);
        if (await read.TrackedChannels.FirstOrDefaultAsync(c => c.TelegramId == number && workspace.Contains(c.WorkspaceId), cancellation) is not { } channel)
            return;
        await database.WriteAsync(channel.WorkspaceId, async db =>
        {
            if (await db.HoldChannelAsync(channel.Id) is not { OldestMessageId: not null } held || !held.IsRead())
                return;
            var isNew = false;
            foreach (var item in news)
                isNew |= await KeepAsync(db, held, item);
            if (isNew)
                db.AfterCommit(() => events.Publish(new ChannelChanged(held.WorkspaceId, held.Id)));
        }, cancellation);
    }

    /// <returns>Whether anything changed by it.</returns>
    private Task<bool> KeepAsync(AppDbContext db, TrackedChannel channel, SourceNews news) => news switch
    {
        PostAppeared { Post: var post } => SeeAsync(db, channel, post),
        PostEdited { Post: var post } => SeeAsync(db, channel, post),
        PostsDeleted { MessageIds: var ids } => DeleteAsync(db, channel, ids),
        PostCounted counted => CountAsync(db, channel, counted),
        MembersCounted { Members: var count } => CountMembersAsync(db, channel, count),
        ChannelLost lost => LoseAsync(db, channel, lost.AccountId),
        _ => Task.FromResult(false),
    };

    private async Task<bool> SeeAsync(AppDbContext db, TrackedChannel channel, SourcePost post)
    {
        if (!(post.MessageId >= channel.OldestMessageId))
            return false;
        var changes = await store.RunAsync(db, channel, SeenPosts.Live(post));
        Plan(channel, changes);
        return !changes.IsEmpty;
    }

    private async Task<bool> DeleteAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<long> ids)
    {
        var changes = new PostChanges(channel, time.GetUtcNow());
        foreach (var post in await db.Set<ChannelPost>().AsNoTracking().Where(p => p.ChannelId == channel.Id && ids.Contains(p.MessageId) && p.DeletedAt == null).ToListAsync())
            changes.Delete(post);
        await store.WriteAsync(db, channel, changes);
        return !changes.IsEmpty;
    }

    private async Task<bool> CountAsync(AppDbContext db, TrackedChannel channel, PostCounted counted)
    {
        var now = time.GetUtcNow();
        var known = await db.Set<ChannelPost>().AsNoTracking().FirstOrDefaultAsync(p => p.ChannelId == channel.Id && p.MessageId == counted.MessageId && p.DeletedAt == null);
        if (known is null || !SnapshotSchedule.IsWelcome(known, now))
            return false;
        var changes = new PostChanges(channel, now);
        changes.Count(known, counted.Counters);
        await store.WriteAsync(db, channel, changes);
        return true;
    }

    private async Task<bool> CountMembersAsync(AppDbContext db, TrackedChannel channel, long count)
    {
        if (!StoreMembers.IsWelcome(channel, count, time.GetUtcNow()))
            return false;
        await members.RunAsync(db, channel, count, time.GetUtcNow());
        return true;
    }

    private async Task<bool> LoseAsync(AppDbContext db, TrackedChannel channel, long account)
    {
        await FindStep.NoteAccessAsync(db, channel, account, time.GetUtcNow(), isRefused: true);
        channel.NextWorkAt = time.GetUtcNow();
        return true;
    }

    private static void Plan(TrackedChannel channel, PostChanges changes)
    {
        foreach (var post in changes.Appeared)
            channel.NextWorkAt = post.NextCountAt < channel.NextWorkAt ? post.NextCountAt : channel.NextWorkAt;
    }
}

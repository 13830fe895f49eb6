using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Storing;

/// <summary>
/// Keeps posts as they were seen: new ones, new counters, edits and deletions. The same posts may be seen any number of times, by the collector and
/// live; the channel is held meanwhile, so that each of them finds what the other kept.
/// </summary>
internal sealed class StorePosts(IEnumerable<IPostObserver> observers, TimeProvider time)
{
    private readonly IReadOnlyList<IPostObserver> _observers = [.. observers];

    /// <param name="channel">Held by the caller.</param>
    /// <returns>How many posts were new.</returns>
    public async Task<PostChanges> RunAsync(AppDbContext db, TrackedChannel channel, SeenPosts seen)
    {
        var known = await KnownAsync(db, channel, seen);
        var changes = new PostChanges(channel, time.GetUtcNow());
        foreach (var post in seen.Posts)
        {
            if (known.Remove(post.MessageId, out var row))
                changes.Compare(row, post, seen.AskedAt, seen.IsLive);
            else
                changes.Appear(post);
        }
        if (seen.Covers is not null)
        {
            foreach (var missing in known.Values.Where(p => p.DeletedAt is null && p.SeenAt < seen.AskedAt))
                changes.Delete(missing);
        }
        await WriteAsync(db, channel, changes);
        return changes;
    }

    /// <summary>Writes what changed, in the caller's transaction.</summary>
    public async Task WriteAsync(AppDbContext db, TrackedChannel channel, PostChanges changes)
    {
        if (changes.IsEmpty)
            return;
        var session = db.Session;
        await session.InsertAsync(changes.Appeared);
        await session.InsertSnapshotsAsync(changes.Appeared);
        await session.InsertVersionsAsync(changes.Versions);
        await session.UpdateContentAsync(changes.Edited);
        await session.UpdateDeletedAsync(changes.Deleted);
        await session.UpdateCountersAsync(changes.Counted);
        await session.InsertSnapshotsAsync(changes.Counted);
        await session.DeleteCitationsAsync(changes.Edited);
        await session.InsertCitationsAsync([.. changes.Appeared.Concat(changes.Edited).SelectMany(p => CitationFinder.Find(channel, p))]);
        await session.AddHoursAsync(channel, changes.Hours.Hours);
        NoteLatest(channel, changes);
        await TellAsync(db, channel, changes);
    }

    private static async Task<Dictionary<long, ChannelPost>> KnownAsync(AppDbContext db, TrackedChannel channel, SeenPosts seen)
    {
        var posts = db.ChannelPosts.AsNoTracking().Where(p => p.ChannelId == channel.Id);
        if (seen.Covers is var (from, below))
            posts = posts.Where(p => p.MessageId >= from && p.MessageId < below);
        else
        {
            var ids = seen.Posts.Select(p => p.MessageId).ToList();
            posts = posts.Where(p => ids.Contains(p.MessageId));
        }
        return await posts.ToDictionaryAsync(p => p.MessageId);
    }

    private static void NoteLatest(TrackedChannel channel, PostChanges changes)
    {
        foreach (var post in changes.Appeared)
        {
            if (post.Kind != PostKind.Service && !(channel.LastPostAt >= post.PostedAt))
                channel.LastPostAt = post.PostedAt;
        }
    }

    private async Task TellAsync(AppDbContext db, TrackedChannel channel, PostChanges changes)
    {
        if (_observers.Count == 0)
            return;
        var byAge = changes.Appeared.ToLookup(changes.IsHistory);
        foreach (var observer in _observers)
        {
            foreach (var posts in byAge)
                await observer.AppearedAsync(db, channel, [.. posts], posts.Key);
            if (changes.Counted.Count > 0)
                await observer.CountedAsync(db, channel, changes.Counted);
        }
    }
}

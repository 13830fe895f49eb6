using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Figures.Listing;

/// <summary>Reads one post with all that became of it.</summary>
public sealed class PostReader(IDatabase database)
{
    /// <returns>Null where no such post is kept.</returns>
    public async Task<PostStory?> FindAsync(WorkspaceId workspace, long channelId, long messageId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await db.ChannelPosts.FirstOrDefaultAsync(p => p.ChannelId == channelId && p.MessageId == messageId, cancellation) is not { } post)
            return null;
        var snapshots = await db.PostSnapshots.Where(s => s.ChannelId == channelId && s.MessageId == messageId).OrderBy(s => s.TakenAt).ToListAsync(cancellation);
        var versions = await db.PostVersions.Where(v => v.ChannelId == channelId && v.MessageId == messageId).OrderBy(v => v.ReplacedAt).ThenBy(v => v.Id).ToListAsync(cancellation);
        return new PostStory(post, snapshots, versions, await PartsAsync(db, post, cancellation));
    }

    // Parts of an album stand beside each other; Telegram takes at most ten.
    private static async Task<IReadOnlyList<ChannelPost>> PartsAsync(AppDbContext db, ChannelPost post, CancellationToken cancellation)
    {
        if (post.AlbumId is not { } album)
            return [];
        return await db.ChannelPosts.Where(p => p.ChannelId == post.ChannelId && p.AlbumId == album && p.MessageId != post.MessageId && p.MessageId > post.MessageId - 20 && p.MessageId < post.MessageId + 20)
            .OrderBy(p => p.MessageId).ToListAsync(cancellation);
    }
}

/// <summary>A post, how its counters grew, and what it said before.</summary>
/// <param name="Snapshots">Oldest first.</param>
/// <param name="Versions">Earlier texts, oldest first.</param>
/// <param name="Parts">Other parts of its album.</param>
public sealed record PostStory(ChannelPost Post, IReadOnlyList<PostSnapshot> Snapshots, IReadOnlyList<PostVersion> Versions, IReadOnlyList<ChannelPost> Parts)
{
    public double? Engagement => new PostRow(Post, 1).Engagement;
}

using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Core.Channels.Collecting.Storing;

/// <summary>Posts as an account saw them.</summary>
/// <param name="Posts">Sound ones, the newest first.</param>
/// <param name="AskedAt">Before the request left: whatever was kept or deleted since is younger than what was seen.</param>
internal sealed record SeenPosts(IReadOnlyList<SourcePost> Posts, DateTimeOffset AskedAt)
{
    /// <summary>What lies between these two, the second not included, and was not seen does not exist any more; null where nothing can be said.</summary>
    public (long From, long Below)? Covers { get; init; }

    /// <summary>Counters come as they happen, so that not each of them is kept.</summary>
    public bool IsLive { get; init; }

    // News may lie a while before it is read, so it brings nothing back that was found deleted.
    public static SeenPosts Live(SourcePost post) => new(KeptPost.Sound([post]), DateTimeOffset.MinValue) { IsLive = true };

    /// <param name="before">As it was asked; 0 for the newest of all.</param>
    /// <param name="oldest">Nothing below this is kept, so nothing of it is looked for.</param>
    public static SeenPosts Page(IReadOnlyList<SourcePost> posts, long before, long? oldest, DateTimeOffset askedAt)
    {
        var below = before == 0 ? long.MaxValue : before;
        var kept = posts.Where(p => p.MessageId < below && p.MessageId >= (oldest ?? 0)).ToList();
        return new SeenPosts(kept, askedAt) { Covers = posts.Count == 0 ? null : (Math.Max(posts[^1].MessageId, oldest ?? 0), below) };
    }
}

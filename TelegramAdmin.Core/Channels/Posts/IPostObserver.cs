using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Posts;

/// <summary>Takes part in the transaction that keeps posts or their counters: rules of alerts, for instance. It reads and writes rows only.</summary>
public interface IPostObserver
{
    /// <param name="isHistory">They were posted before the channel was followed; nobody wants to be told of them.</param>
    Task AppearedAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<ChannelPost> posts, bool isHistory);

    /// <summary>Counters were read again; the posts carry the new ones.</summary>
    Task CountedAsync(AppDbContext db, TrackedChannel channel, IReadOnlyList<ChannelPost> posts);
}

/// <summary>Takes part in the transaction that keeps a count of members.</summary>
public interface IMemberObserver
{
    Task CountedAsync(AppDbContext db, TrackedChannel channel, long? before, long now);
}

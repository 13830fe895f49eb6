using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>A post was deleted, or says something else than before.</summary>
internal static class PostChange
{
    public static Sighting Deleted(ChannelPost post) =>
        new(Sighting.Occasional("deleted", post.MessageId), post.DeletedAt!.Value, $"A post was deleted: {WordHit.Quote(post.Text)}", post.MessageId);

    /// <param name="now">What it says now; null where it is not kept any more.</param>
    public static Sighting Edited(PostVersion before, string? now) =>
        new(Sighting.Occasional("edited", before.Id), before.ReplacedAt, $"A post was edited: {WordHit.Quote(before.Text)} → {WordHit.Quote(now ?? "")}", before.MessageId);
}

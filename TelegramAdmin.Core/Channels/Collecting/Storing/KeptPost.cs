using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Storing;

/// <summary>Makes the row of a post, with nothing in it that a column would not take.</summary>
internal static class KeptPost
{
    private const int LongestText = 8192;
    private const int LongestJson = 64 * 1024;

    /// <summary>What can be kept at all, each post once, the newest first.</summary>
    public static IReadOnlyList<SourcePost> Sound(IEnumerable<SourcePost> posts) =>
        [.. posts.Where(p => p.MessageId > 0 && p.PostedAt > DateTimeOffset.UnixEpoch && Enum.IsDefined(p.Kind)).DistinctBy(p => p.MessageId).OrderByDescending(p => p.MessageId)];

    public static ChannelPost From(TrackedChannel channel, SourcePost seen, DateTimeOffset now) => new()
    {
        ChannelId = channel.Id,
        MessageId = seen.MessageId,
        WorkspaceId = channel.WorkspaceId,
        PostedAt = seen.PostedAt,
        Kind = seen.Kind,
        Text = ShortText.Cut(seen.Text, LongestText),
        Entities = Json(seen.Entities),
        Buttons = Json(seen.Buttons),
        Media = Json(seen.Media),
        AlbumId = seen.AlbumId,
        Author = Cut(seen.Author, 128),
        ForwardedFromId = seen.ForwardedFromId,
        ForwardedFrom = Cut(seen.ForwardedFrom, 160),
        ForwardedPostId = seen.ForwardedPostId,
        Views = Counter(seen.Counters.Views),
        Forwards = Counter(seen.Counters.Forwards),
        Reactions = Counter(seen.Counters.Reactions),
        Comments = Counter(seen.Counters.Comments),
        ReactionKinds = Json(seen.Counters.ReactionKinds),
        EditedAt = seen.EditedAt,
        SeenAt = now,
        CountedAt = now,
        NextCountAt = SnapshotSchedule.Next(seen.Kind, seen.PostedAt, now),
    };

    public static long? Counter(long? value) => value < 0 ? null : value;

    public static int? Counter(int? value) => value < 0 ? null : value;

    public static string? Json(string? json) => json is null || json.Length > LongestJson ? null : ShortText.Cut(json, LongestJson);

    private static string? Cut(string? text, int longest) => text is null ? null : ShortText.Cut(text, longest);
}

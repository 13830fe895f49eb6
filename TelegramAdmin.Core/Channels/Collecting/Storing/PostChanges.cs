using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Core.Channels.Collecting.Storing;

/// <summary>What differs between posts as they are kept and as they were seen now, sorted by what has to be written.</summary>
internal sealed class PostChanges(TrackedChannel channel, DateTimeOffset now)
{
    public List<ChannelPost> Appeared { get; } = [];

    public List<ChannelPost> Counted { get; } = [];

    public List<ChannelPost> Edited { get; } = [];

    public List<PostVersion> Versions { get; } = [];

    /// <summary>Found missing, or back.</summary>
    public List<ChannelPost> Deleted { get; } = [];

    public HourSpread Hours { get; } = new();

    public bool IsEmpty => Appeared.Count + Counted.Count + Edited.Count + Deleted.Count == 0;

    public void Appear(SourcePost seen)
    {
        var post = KeptPost.From(channel, seen, now);
        Appeared.Add(post);
        if (!IsHistory(post))
            Hours.Add(post.PostedAt, now, post.Views ?? 0); // It began with none.
    }

    public bool IsHistory(ChannelPost post) => post.PostedAt < channel.AddedAt;

    /// <param name="known">The row; it is changed to what is written.</param>
    public void Compare(ChannelPost known, SourcePost seen, DateTimeOffset askedAt, bool isLive)
    {
        if (known.DeletedAt is { } deleted)
        {
            if (deleted >= askedAt)
                return; // It was deleted after this was seen.
            (known.DeletedAt, known.NextCountAt) = (null, now);
            Deleted.Add(known);
        }
        CompareContent(known, KeptPost.From(channel, seen, now));
        if (isLive ? SnapshotSchedule.IsWelcome(known, now) : SnapshotSchedule.IsDue(known, now))
            Count(known, seen.Counters);
    }

    public void Count(ChannelPost known, PostCounters seen)
    {
        var views = KeptPost.Counter(seen.Views);
        PostMarks.Fill(known, now, views);
        Hours.Add(known.CountedAt, now, (views - known.Views) ?? 0);
        (known.Views, known.Forwards, known.Reactions) = (views, KeptPost.Counter(seen.Forwards), KeptPost.Counter(seen.Reactions));
        (known.Comments, known.ReactionKinds) = (KeptPost.Counter(seen.Comments), KeptPost.Json(seen.ReactionKinds));
        (known.CountedAt, known.NextCountAt) = (now, SnapshotSchedule.Next(known.Kind, known.PostedAt, now));
        Counted.Add(known);
    }

    public void Delete(ChannelPost known)
    {
        (known.DeletedAt, known.NextCountAt) = (now, null);
        Deleted.Add(known);
    }

    private void CompareContent(ChannelPost known, ChannelPost seen)
    {
        if (known.EditedAt is { } edited && (seen.EditedAt is not { } again || again < edited))
            return; // Seen before it was edited.
        var isEdited = known.Text != seen.Text || known.Entities != seen.Entities || known.Buttons != seen.Buttons || known.Kind != seen.Kind;
        if (!isEdited && known.EditedAt == seen.EditedAt && known.Media == seen.Media)
            return;
        if (isEdited)
            Versions.Add(VersionOf(known, seen.EditedAt > known.EditedAt || known.EditedAt is null ? seen.EditedAt ?? now : now));
        (known.Text, known.Entities, known.Buttons, known.Kind, known.Media, known.EditedAt) = (seen.Text, seen.Entities, seen.Buttons, seen.Kind, seen.Media, seen.EditedAt);
        Edited.Add(known);
    }

    private static PostVersion VersionOf(ChannelPost post, DateTimeOffset replacedAt) => new()
    {
        WorkspaceId = post.WorkspaceId, ChannelId = post.ChannelId, MessageId = post.MessageId, Kind = post.Kind,
        Text = post.Text, Entities = post.Entities, Buttons = post.Buttons, ReplacedAt = replacedAt,
    };
}

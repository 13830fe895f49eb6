using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Sources;

/// <summary>A channel as Telegram describes it.</summary>
/// <param name="TelegramId">Positive, without -100.</param>
/// <param name="Posts">How many posts it has by Telegram's own count; null where it does not say.</param>
public sealed record FoundChannel(long TelegramId, string Title, string? Username, string? About, long? Members, int? Posts);

/// <param name="Posts">Newest first. What lies between the asked place and the last of them and is not among them does not exist (any more).</param>
/// <param name="Total">How many posts there are by Telegram's own count; null where it does not say.</param>
public sealed record PostPage(IReadOnlyList<SourcePost> Posts, int? Total);

/// <summary>A post as Telegram gives it. The fields are those of <see cref="ChannelPost"/>.</summary>
public sealed record SourcePost
{
    public required long MessageId { get; init; }

    public required DateTimeOffset PostedAt { get; init; }

    public required PostKind Kind { get; init; }

    public required string Text { get; init; }

    public string? Entities { get; init; }

    public string? Buttons { get; init; }

    public string? Media { get; init; }

    public long? AlbumId { get; init; }

    public string? Author { get; init; }

    public long? ForwardedFromId { get; init; }

    public string? ForwardedFrom { get; init; }

    public long? ForwardedPostId { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public required PostCounters Counters { get; init; }
}

/// <param name="Reactions">All together; null where the channel allows none.</param>
/// <param name="ReactionKinds">By emoji, as <see cref="ChannelPost.ReactionKinds"/> keeps them.</param>
public sealed record PostCounters(long? Views, int? Forwards, int? Reactions, int? Comments, string? ReactionKinds);

/// <summary>Something happened in a channel that is listened to.</summary>
/// <param name="Channel">Telegram's number.</param>
public abstract record SourceNews(long AccountId, long Channel);

public sealed record PostAppeared(long AccountId, long Channel, SourcePost Post) : SourceNews(AccountId, Channel);

/// <summary>The post as it is now.</summary>
public sealed record PostEdited(long AccountId, long Channel, SourcePost Post) : SourceNews(AccountId, Channel);

public sealed record PostsDeleted(long AccountId, long Channel, IReadOnlyList<long> MessageIds) : SourceNews(AccountId, Channel);

public sealed record PostCounted(long AccountId, long Channel, long MessageId, PostCounters Counters) : SourceNews(AccountId, Channel);

public sealed record MembersCounted(long AccountId, long Channel, long Members) : SourceNews(AccountId, Channel);

/// <summary>The account lost sight of the channel: it was thrown out, or the channel is gone.</summary>
public sealed record ChannelLost(long AccountId, long Channel) : SourceNews(AccountId, Channel);

using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>How far back a channel's history is read: so many posts, or to a date, or, with neither, all of it.</summary>
public sealed record HistoryDepth(int? Posts = null, DateTimeOffset? Since = null)
{
    public const int MostPosts = 1_000_000;

    public static HistoryDepth All { get; } = new();

    internal Failure? Fault(DateTimeOffset now) =>
        Posts is < 1 or > MostPosts || (Posts is not null && Since is not null) || Since >= now ? ChannelErrors.DepthInvalid : null;
}

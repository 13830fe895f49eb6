using System.Globalization;
using TelegramAdmin.Core.Channels.Figures.Facts;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Figures.Listing;

/// <summary>Which posts, and in which order.</summary>
public sealed record PostFilter(ChannelPeriod Period)
{
    public PostKind? Kind { get; init; }

    /// <summary>A part of the text, in any case.</summary>
    public string? Text { get; init; }

    public PostFate? Fate { get; init; }

    /// <summary>Posted in this hour of the week, by the clock of the period's zone.</summary>
    public WeekHour? Hour { get; init; }

    /// <summary>Posted on this day of the week.</summary>
    public DayOfWeek? Day { get; init; }

    public TextLengths? Length { get; init; }

    public PostOrder Order { get; init; } = PostOrder.Posted;

    /// <summary>The least first; those without a value are left out then, and those that had no day yet to be seen.</summary>
    public bool IsRising { get; init; }

    internal bool Matches(PostFact post, DateTimeOffset now) =>
        (Kind is null || post.Kind == Kind)
        && (Hour is null || WeekHour.Of(post.Local) == Hour)
        && (Day is null || post.Local.DayOfWeek == Day)
        && (Length is null || TextLengths.Of(post.TextLength) == Length)
        && (Fate is not { } fate || Is(post, fate))
        && (!IsRising || Order == PostOrder.Posted || (Order.ValueOf(post) >= 0 && post.PostedAt <= now - ChannelFormulas.Ripe));

    private static bool Is(PostFact post, PostFate fate) => fate switch
    {
        PostFate.Deleted => post.IsDeleted,
        PostFate.Edited => post.IsEdited,
        _ => !post.IsDeleted,
    };
}

/// <summary>What became of a post.</summary>
public enum PostFate
{
    /// <summary>It is still there: the posts that count for figures.</summary>
    Kept = 1,

    Edited = 2,
    Deleted = 3,
}

/// <summary>Where a page of posts ended, as it stands in an address: <c>value_id</c>.</summary>
public sealed record PostCursor(long Value, long MessageId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}_{MessageId}");

    /// <summary>Null for what is no such place.</summary>
    public static PostCursor? Read(string? text) =>
        text?.Split('_') is [var value, var id] && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            ? new(at, message) : null;

    internal bool IsAfter(PostFilter filter, PostFact post)
    {
        var value = filter.Order.ValueOf(post);
        var comes = value != Value ? value.CompareTo(Value) : post.MessageId.CompareTo(MessageId);
        return filter.IsRising ? comes > 0 : comes < 0;
    }
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record PostSlice(IReadOnlyList<PostRow> Rows, PostCursor? Next);

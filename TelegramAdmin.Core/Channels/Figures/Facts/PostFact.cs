using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Figures.Facts;

/// <summary>As little of a post as figures need; an album is one.</summary>
/// <param name="MessageId">Of an album, its first part.</param>
/// <param name="LastId">Its last part; the same as <paramref name="MessageId"/> for anything else.</param>
/// <param name="Local">When it was posted, by the clock of the reader's zone.</param>
internal sealed record PostFact(
    long MessageId, long LastId, DateTimeOffset PostedAt, DateTime Local, PostKind Kind, int TextLength, long? Views, long? Forwards, long? Reactions, long? Comments, long? ViewsAt6Hours, long? ViewsAt24Hours,
    bool IsEdited, bool IsDeleted)
{
    /// <summary>Whether it counts for figures: what was deleted stopped being seen, so its counters say nothing any more.</summary>
    public bool Counts => !IsDeleted;

    /// <summary>Everything that people did with it.</summary>
    public long Interactions => (Reactions ?? 0) + (Forwards ?? 0) + (Comments ?? 0);

    /// <summary>The parts of an album, seen together: each counter is the largest of theirs, because people mostly see all of it or nothing.</summary>
    public PostFact With(PostFact part) => this with
    {
        LastId = part.MessageId,
        Kind = PostKind.Album,
        TextLength = Math.Max(TextLength, part.TextLength),
        Views = Larger(Views, part.Views),
        Forwards = Larger(Forwards, part.Forwards),
        Reactions = Larger(Reactions, part.Reactions),
        Comments = Larger(Comments, part.Comments),
        ViewsAt6Hours = Larger(ViewsAt6Hours, part.ViewsAt6Hours),
        ViewsAt24Hours = Larger(ViewsAt24Hours, part.ViewsAt24Hours),
        IsEdited = IsEdited || part.IsEdited,
        IsDeleted = IsDeleted && part.IsDeleted,
    };

    private static long? Larger(long? one, long? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);
}

using System.Globalization;

namespace TelegramAdmin.Core.QuickReplies.Reading;

/// <summary>Which quick replies somebody wants to see; they see the team's and their own.</summary>
/// <param name="AdminId">Who looks.</param>
public sealed record QuickReplyFilter(long AdminId)
{
    /// <summary>Words that stand in shortcut, title or text, all of them.</summary>
    public string? Search { get; init; }

    /// <summary>Null for every category, 0 for those without one.</summary>
    public long? CategoryId { get; init; }

    public ReplyOwner Owner { get; init; }

    public ReplyOrder Order { get; init; }

    public ReplyCursor? After { get; init; }

    public int Size { get; init; } = 50;
}

public enum ReplyOwner
{
    Both = 0,
    Team = 1,
    Own = 2,
}

public enum ReplyOrder
{
    /// <summary>The most used first.</summary>
    Uses = 0,

    Shortcut = 1,

    /// <summary>From z to a.</summary>
    ShortcutBack = 2,

    /// <summary>The least used first.</summary>
    LeastUses = 3,
}

/// <summary>The last row of a page: where the next one begins.</summary>
public sealed record ReplyCursor(long Uses, string Shortcut, long Id)
{
    /// <summary>Null for what is no cursor of ours.</summary>
    public static ReplyCursor? Parse(string? text) =>
        text?.Split('.') is [var uses, var shortcut, var id]
        && long.TryParse(uses, NumberStyles.None, CultureInfo.InvariantCulture, out var used) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReplyCursor(used, shortcut, number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Uses}.{Shortcut}.{Id}");
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record QuickReplyPage(IReadOnlyList<QuickReply> Rows, long Count, ReplyCursor? Next);

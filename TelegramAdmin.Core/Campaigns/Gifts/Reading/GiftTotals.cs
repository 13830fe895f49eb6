namespace TelegramAdmin.Core.Campaigns.Gifts.Reading;

/// <summary>How far a gift got, counted from its people.</summary>
public sealed record GiftTotals
{
    public static GiftTotals None { get; } = new();

    /// <summary>Listed, and not worked off.</summary>
    public long Waiting { get; init; }

    /// <summary>Were sent the button, and did not take it yet.</summary>
    public long Offered { get; init; }

    /// <summary>Have it.</summary>
    public long Given { get; init; }

    public long Skipped { get; init; }

    /// <summary>Had it; what they had not spent is taken back.</summary>
    public long Undone { get; init; }

    /// <summary>Taken back: credits, or days of passes.</summary>
    public long Returned { get; init; }

    /// <summary>Telegram took the message.</summary>
    public long Told { get; init; }

    /// <summary>The message waits in the queue.</summary>
    public long BeingTold { get; init; }

    /// <summary>Telegram refused the message, or it could not be written.</summary>
    public long NotTold { get; init; }

    /// <summary>The answer was lost: somebody decides on the page of messages.</summary>
    public long Unknown { get; init; }

    public long Got => Given + Undone;

    public long People => Waiting + Offered + Given + Skipped + Undone;

    /// <summary>Worked off, of <see cref="People"/>.</summary>
    public long Done => People - Waiting;
}

using TelegramAdmin.Core.Analytics.Periods;

namespace TelegramAdmin.Core.Analytics.Campaigns;

/// <summary>What writes to many people.</summary>
public enum CampaignKind
{
    Broadcast = 1,
    Sequence = 2,
    Gift = 3,
}

/// <summary>What became of people in a campaign.</summary>
public enum CampaignPart
{
    /// <summary>Everybody whom it was for.</summary>
    People = 1,

    /// <summary>A broadcast's message reached them, a sequence wrote to them, a gift was given to them.</summary>
    Reached = 2,

    /// <summary>They pressed a button of a broadcast, or came to the end of a sequence.</summary>
    Responded = 3,

    /// <summary>They opted out, left the sequence before its end, or the gift was taken back.</summary>
    Left = 4,

    /// <summary>They paid within three days of being reached.</summary>
    Bought = 5,
}

/// <summary>One campaign of some days.</summary>
/// <param name="StartedAt">With a sequence: when the first of the days' people entered it.</param>
/// <param name="Paid">Within three days of being reached, in the chosen currency, refunds taken off.</param>
public sealed record CampaignLine(CampaignKind Kind, long Id, string Name, DateTimeOffset StartedAt, long People, long Reached, long Responded, long Left, long Bought, long Paid);

/// <summary>Campaigns side by side: broadcasts and gifts that started in the days, and sequences that somebody entered in them.</summary>
public sealed record CampaignFigures(DayPeriod Period, string Currency, IReadOnlyList<CampaignLine> Lines);

/// <summary>The people behind a number.</summary>
public sealed record CampaignRows(CampaignKind Kind, long Id, CampaignPart Part, DayPeriod Period, string Currency);

using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>Whose behaviour.</summary>
/// <param name="Period">When they started, or used a command.</param>
/// <param name="Link">Only who came by this start link; empty for who came without one, null for all.</param>
/// <param name="Bot">Only people who know this one; null for all.</param>
/// <param name="IsMonthly">Cohorts by month, and not by week.</param>
public sealed record BehaviourFilter(DayPeriod Period, string? Link = null, BotId? Bot = null, bool IsMonthly = false);

/// <summary>What people did.</summary>
/// <param name="Links">The way from start to purchase by start link, the largest first; null for no link.</param>
public sealed record BehaviourFigures(BehaviourFilter Filter, FunnelCounts All, IReadOnlyList<FunnelGroup> Links, IReadOnlyList<Cohort> Cohorts, IReadOnlyList<UsedWord> Commands, IReadOnlyList<UsedWord> Buttons);

/// <summary>Of the people who started in some days, how many ever did these. Each number is of all who started, whatever came before.</summary>
public sealed record FunnelCounts(long Started, long UsedUp, long Checkout, long Bought, long BoughtAgain);

public sealed record FunnelGroup(string? Link, FunnelCounts Counts);

/// <summary>A step on the way to a purchase.</summary>
public enum FunnelStep
{
    Started = 1,

    /// <summary>A message took their last credit.</summary>
    UsedUp = 2,

    /// <summary>They chose something to pay for.</summary>
    Checkout = 3,

    /// <summary>They paid, and it did not go back in full.</summary>
    Bought = 4,
    BoughtAgain = 5,
}

/// <summary>The people who started in one week (from Monday) or month, in UTC.</summary>
/// <param name="Active">How many of them wrote in the same week or month, in the next, and so on until now.</param>
public sealed record Cohort(DateOnly Start, long People, IReadOnlyList<long> Active);

/// <param name="Word">A command such as /help, or what stands on a button.</param>
/// <param name="Times">How often it was used.</param>
public sealed record UsedWord(string Word, long Times);

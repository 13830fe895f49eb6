using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>Whose revenue, in which days and which money.</summary>
/// <param name="Currency">What sums are in: ISO 4217 in upper case, or XTR for Stars; empty for all, which have no sum.</param>
/// <param name="Bot">Only what was begun in this one; null for all.</param>
public sealed record RevenueFilter(DayPeriod Period, string Currency, ComparedWith Against = ComparedWith.Before, BotId? Bot = null);

/// <summary>What came in over some days. A payment counts when it was paid, whenever it was begun.</summary>
/// <param name="Groups">In every currency.</param>
/// <param name="Days">Paid, one number for each day, in the smallest unit.</param>
/// <param name="Active">Different people who wrote in the days (UTC).</param>
/// <param name="Currencies">Those with payments in the days, the chosen one first.</param>
public sealed record RevenueFigures(
    RevenueFilter Filter,
    RevenueTotals Now,
    RevenueTotals? Before,
    IReadOnlyList<long> Days,
    IReadOnlyList<long>? DaysBefore,
    IReadOnlyList<RevenueGroup> Groups,
    IReadOnlyList<string> Currencies,
    Recurring Recurring,
    long Active,
    IReadOnlyList<RevenueCohort> Cohorts);

/// <summary>Sums in the chosen currency, in its smallest unit.</summary>
/// <param name="Refunded">What went back in the days, whenever it was paid.</param>
/// <param name="Payers">Different people.</param>
/// <param name="Disputes">Opened in the days.</param>
public sealed record RevenueTotals(long Paid, long Payments, long Payers, long Refunded, long Refunds, long Disputed, long Disputes);

/// <summary>What one product brought in one way.</summary>
/// <param name="Product">Its name; null for one that is gone.</param>
/// <param name="Refunded">Of these payments, until now.</param>
public sealed record RevenueGroup(long ProductId, string? Product, PaymentProvider Provider, string Currency, PaymentOrigin Origin, long Payments, long Paid, long Refunded);

/// <summary>Passes that renew by themselves.</summary>
/// <param name="Monthly">What those that run now bring in a month, in the chosen currency.</param>
/// <param name="Running">How many run now.</param>
/// <param name="AtStart">How many ran when the days began.</param>
/// <param name="Ended">How many of all ended in the days.</param>
public sealed record Recurring(long Monthly, long Running, long AtStart, long Ended)
{
    /// <summary>The share that left; null where nothing ran.</summary>
    public double? Churn => AtStart == 0 ? null : (double)Ended / AtStart;
}

/// <summary>The people who started in one month (UTC), and what they paid until now.</summary>
/// <param name="Net">Refunds taken off.</param>
public sealed record RevenueCohort(DateOnly Month, long People, long Payers, long Net);

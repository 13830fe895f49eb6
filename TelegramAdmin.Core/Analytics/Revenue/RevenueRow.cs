using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>What a figure of revenue is made of.</summary>
public enum RevenueKind
{
    /// <summary>Payments that came in.</summary>
    Paid = 1,

    /// <summary>Refunds that went back.</summary>
    Refunds = 2,

    /// <summary>Disputes that were opened.</summary>
    Disputes = 3,

    /// <summary>The latest payment of each pass that renews now.</summary>
    Renewing = 4,

    /// <summary>All payments of people who started in one month.</summary>
    Cohort = 5,

    /// <summary>Payments that came in, with Stripe's fee for each.</summary>
    Fees = 6,
}

/// <summary>The rows behind a figure; what is not set filters nothing.</summary>
public sealed record RevenueRowFilter(RevenueFilter Filter, RevenueKind Kind = RevenueKind.Paid)
{
    public long? ProductId { get; init; }

    public PaymentProvider? Provider { get; init; }

    public PaymentOrigin? Origin { get; init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly? Cohort { get; init; }
}

/// <summary>A payment, refund or dispute behind a figure.</summary>
public sealed class RevenueRow
{
    /// <summary>Of the payment, refund or dispute.</summary>
    public required long Id { get; init; }

    public required long PaymentId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long TelegramUserId { get; init; }

    public required string Product { get; init; }

    public required PaymentProvider Provider { get; init; }

    public required PaymentOrigin Origin { get; init; }

    public required string Currency { get; init; }

    /// <summary>In the smallest unit; with a cohort, what of it went back is taken off.</summary>
    public required long Amount { get; init; }
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record RevenueRowPage(IReadOnlyList<(RevenueRow Row, Person Person)> Rows, long? Next);

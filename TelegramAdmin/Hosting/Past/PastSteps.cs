using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Hosting.Past;

/// <summary>The story of a payment, and the days that it counts in.</summary>
internal static class PastSteps
{
    public static IEnumerable<PaymentStep> Of(PastPurchase purchase, Payment payment)
    {
        PaymentStep Step(PaymentStepKind kind, DateTimeOffset at, string? reference = null, string? detail = null) =>
            new() { WorkspaceId = PastPage.Home, PaymentId = payment.Id, Kind = kind, At = at, Reference = reference, Detail = detail };

        yield return Step(PaymentStepKind.Begun, payment.CreatedAt, detail: $"{payment.ProductName}, {Currencies.Write(payment.Amount, payment.Currency)}");
        if (payment.Provider == PaymentProvider.Stripe)
            yield return Step(PaymentStepKind.CheckoutMade, payment.CreatedAt.AddSeconds(1));
        if (payment.State == PaymentState.Failed)
            yield return Step(PaymentStepKind.Failed, purchase.At, detail: payment.FailureMessage);
        if (payment.State == PaymentState.Expired)
            yield return Step(PaymentStepKind.Expired, payment.CreatedAt.AddHours(24));
        if (payment.PaidAt is not { } paid)
            yield break;
        yield return Step(PaymentStepKind.Paid, paid, payment.PaymentIntentId ?? payment.StarsChargeId);
        yield return Step(PaymentStepKind.Granted, paid.AddSeconds(2), detail: payment.ProductName);
        yield return Step(PaymentStepKind.Told, paid.AddSeconds(3));
        if (purchase.RefundedAt is { } back)
            yield return Step(PaymentStepKind.Refunded, back);
    }

    /// <summary>Sums by day, product, provider and currency; each fact on its own day.</summary>
    public static IEnumerable<RevenueDay> Days(IEnumerable<(PastPurchase Purchase, Payment Payment)> payments) => payments.SelectMany(p => Facts(p.Purchase, p.Payment))
        .GroupBy(f => (Day: RollupPeriod.Day.StartOf(f.At), f.Payment.ProductId, f.Payment.Provider, f.Payment.Currency)).Select(day => new RevenueDay
        {
            WorkspaceId = PastPage.Home, Day = day.Key.Day, ProductId = day.Key.ProductId, Provider = day.Key.Provider, Currency = day.Key.Currency, IsLive = false,
            Begun = day.Sum(f => f.Begun), Sold = day.Sum(f => f.Sold), Gross = day.Sum(f => f.Gross), Refunded = day.Sum(f => f.Refunded), Fees = day.Sum(f => f.Fees), Failed = day.Sum(f => f.Failed),
        });

    private static IEnumerable<Fact> Facts(PastPurchase purchase, Payment payment)
    {
        yield return new Fact(payment, payment.CreatedAt) { Begun = 1 };
        if (payment.State == PaymentState.Failed)
            yield return new Fact(payment, purchase.At) { Failed = 1 };
        if (payment.PaidAt is { } paid)
            yield return new Fact(payment, paid) { Sold = 1, Gross = payment.Amount, Fees = payment.Fee ?? 0 };
        if (purchase.RefundedAt is { } back)
            yield return new Fact(payment, back) { Refunded = payment.Amount };
    }

    private sealed record Fact(Payment Payment, DateTimeOffset At)
    {
        public long Begun { get; init; }

        public long Sold { get; init; }

        public long Gross { get; init; }

        public long Refunded { get; init; }

        public long Fees { get; init; }

        public long Failed { get; init; }
    }
}

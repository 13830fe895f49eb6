namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>A period of whole days (UTC) that ends with today, in steps that a chart can show, and as many days before it.</summary>
public sealed record RevenuePeriod(DateTimeOffset From, DateTimeOffset PreviousFrom, int Days, int StepDays)
{
    public IReadOnlyList<DateTimeOffset> Steps { get; } = [.. Enumerable.Range(0, (Days + StepDays - 1) / StepDays).Select(i => From.AddDays(i * StepDays))];

    public static RevenuePeriod Of(int days, DateTimeOffset now)
    {
        var from = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - days);
        return new RevenuePeriod(from, from.AddDays(-days), days, days > 120 ? 7 : 1);
    }

    public int StepOf(DateTimeOffset day) => (int)((day - From).TotalDays / StepDays);
}

/// <summary>What came in and went out, money in the smallest unit of the chosen currency.</summary>
/// <param name="Stars">Telegram Stars, which are no money until they are cashed in.</param>
/// <param name="Failed">Payments that were declined or given up, whatever the currency.</param>
public sealed record RevenueSums(long Gross, long Refunded, long Fees, long Sold, long Stars, long StarsRefunded, long StarsSold, long Failed)
{
    public static RevenueSums Of(IEnumerable<RevenueDay> days, string currency)
    {
        var all = days.ToList();
        var (money, stars) = (all.Where(d => d.Currency == currency).ToList(), all.Where(d => d.Provider == PaymentProvider.Stars).ToList());
        return new RevenueSums(
            money.Sum(d => d.Gross), money.Sum(d => d.Refunded), money.Sum(d => d.Fees), money.Sum(d => d.Sold),
            stars.Sum(d => d.Gross), stars.Sum(d => d.Refunded), stars.Sum(d => d.Sold), all.Sum(d => d.Failed));
    }
}

/// <summary>One column of the chart.</summary>
/// <param name="Credits">Money for credits, in the smallest unit.</param>
/// <param name="Passes">Money for passes.</param>
/// <param name="Stars">Stars for either.</param>
public sealed record RevenueStep(DateTimeOffset From, long Credits, long Passes, long Stars);

/// <param name="Currencies">Every currency with revenue in either period, Stars left out; the chosen one first.</param>
/// <param name="PayingPeople">Different people who got what they paid for.</param>
public sealed record RevenueNumbers(
    RevenuePeriod Period, string Currency, IReadOnlyList<string> Currencies, RevenueSums Now, RevenueSums Before, IReadOnlyList<RevenueStep> Steps, int PayingPeople, int PayingBefore);

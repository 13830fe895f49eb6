using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>What a payment that comes again and again brings in a twelfth of a year.</summary>
internal static class MonthlyValue
{
    private const decimal DaysOfMonth = 365.25m / 12;

    /// <param name="amount">For each length, in the smallest unit.</param>
    public static long Of(long amount, int length, PassUnit unit) => length <= 0 ? 0 : (long)Math.Round(amount * InAMonth(unit) / length, MidpointRounding.AwayFromZero);

    private static decimal InAMonth(PassUnit unit) => unit switch
    {
        PassUnit.Hour => DaysOfMonth * 24,
        PassUnit.Day => DaysOfMonth,
        PassUnit.Week => DaysOfMonth / 7,
        PassUnit.Month => 1,
        _ => 1m / 12,
    };
}

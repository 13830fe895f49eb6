using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Billing;

/// <summary>How far a recurring price reaches.</summary>
internal static class Periods
{
    /// <param name="start">Unix time.</param>
    public static long End(long start, JsonObject recurring)
    {
        var count = (int)recurring.Number("interval_count")!.Value;
        var from = DateTimeOffset.FromUnixTimeSeconds(start);
        var to = recurring.Text("interval") switch
        {
            "day" => from.AddDays(count),
            "week" => from.AddDays(7 * count),
            "month" => from.AddMonths(count),
            _ => from.AddYears(count),
        };
        return to.ToUnixTimeSeconds();
    }
}

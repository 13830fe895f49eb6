using System.Globalization;

namespace TelegramAdmin.Core.Payments.Chat;

/// <summary>What a person has chosen so far of their auto-recharge, as it stands in a button: <c>12:5:3</c> for product 12, below 5 credits, three times a month.</summary>
public sealed record RechargeWish(long? ProductId = null, int? Threshold = null, int? Times = null)
{
    public static IReadOnlyList<int> Thresholds { get; } = [3, 5, 10, 20];

    public static IReadOnlyList<int> TimesAMonth { get; } = [1, 2, 3, 5, 10];

    /// <summary>Only what our buttons offer; whatever else is written is as if it was not chosen.</summary>
    public static RechargeWish Read(string argument)
    {
        var parts = argument.Split(':');
        var product = Number(parts, 0);
        var threshold = product is null ? null : Offered(Number(parts, 1), Thresholds);
        return new RechargeWish(product, threshold, threshold is null ? null : Offered(Number(parts, 2), TimesAMonth));
    }

    public string Write() => string.Join(':', new long?[] { ProductId, Threshold, Times }.OfType<long>().Select(n => n.ToString(CultureInfo.InvariantCulture)));

    private static long? Number(string[] parts, int at) =>
        long.TryParse(parts.ElementAtOrDefault(at), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Offered(long? number, IReadOnlyList<int> offered) => number is { } chosen && offered.Any(o => o == chosen) ? (int)chosen : null;
}

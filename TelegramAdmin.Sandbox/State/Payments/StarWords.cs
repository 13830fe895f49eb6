using System.Globalization;

namespace TelegramAdmin.Sandbox.State.Payments;

/// <summary>Amounts as phones show them.</summary>
internal static class StarWords
{
    /// <returns>"★ 5,000".</returns>
    public static string Of(long amount) => string.Create(CultureInfo.InvariantCulture, $"★ {amount:N0}");
}

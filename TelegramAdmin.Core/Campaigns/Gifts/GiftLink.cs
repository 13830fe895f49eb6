using System.Globalization;

namespace TelegramAdmin.Core.Campaigns.Gifts;

/// <summary>
/// What a link to a bot carries to take an offered gift (core.telegram.org/bots/features#deep-linking). It may be guessed: whoever opens it is
/// checked against the audience, and nobody gets a gift twice.
/// </summary>
public static class GiftLink
{
    private const string Prefix = "gift_offer-";

    public static string PayloadOf(long giftId) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{giftId}");

    public static string AddressOf(string botUsername, long giftId) => $"https://t.me/{botUsername}?start={PayloadOf(giftId)}";

    /// <returns>Null for a link that leads elsewhere.</returns>
    public static long? Read(string payload) => payload.StartsWith(Prefix, StringComparison.Ordinal) ? Number(payload[Prefix.Length..]) : null;

    public static long? Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

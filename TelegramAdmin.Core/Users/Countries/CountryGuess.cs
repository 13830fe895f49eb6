using System.Collections.Frozen;

namespace TelegramAdmin.Core.Users.Countries;

/// <summary>From where somebody is, as far as Telegram tells. ISO 3166 codes; null where nothing is known.</summary>
public static class CountryGuess
{
    private const int LongestCode = 7;

    private static readonly Lazy<FrozenDictionary<string, string>> ByCallingCode =
        new(() => CountryTable.All.SelectMany(c => c.CallingCodes.Select(call => (call, c.Code))).ToFrozenDictionary(p => p.call, p => p.Code));

    private static readonly Lazy<FrozenSet<string>> Codes = new(() => CountryTable.All.Select(c => c.Code).ToFrozenSet());

    /// <param name="phone">International, with or without the plus.</param>
    public static string? OfPhone(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        for (var length = Math.Min(LongestCode, digits.Length); length > 0; length--)
        {
            if (ByCallingCode.Value.TryGetValue(digits[..length], out var country))
                return country;
        }
        return null;
    }

    /// <param name="language">IETF tag; the region of pt-br is Brazil, es alone says nothing.</param>
    public static string? OfLanguage(string? language) =>
        language?.Split('-') is [_, .., { Length: 2 } region] && Codes.Value.Contains(region.ToUpperInvariant()) ? region.ToUpperInvariant() : null;
}

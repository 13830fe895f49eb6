using System.Globalization;
using System.Security.Cryptography;

namespace TelegramAdmin.Tests.Access;

/// <summary>An authenticator app: RFC 6238 with HMAC-SHA-1, 30 seconds and six digits.</summary>
internal static class Totp
{
    /// <param name="key">Base32, as the page shows it.</param>
    /// <param name="stepsFromNow">The code of an earlier or a later half minute, which servers take too while clocks differ.</param>
    public static string Code(string key, int stepsFromNow = 0)
    {
        var counter = BitConverter.GetBytes(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30 + stepsFromNow);
        Array.Reverse(counter);
#pragma warning disable CA5350 // The algorithm that the RFC names and authenticator apps use.
        var hash = HMACSHA1.HashData(FromBase32(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 0x7f) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(text.Replace(" ", "", StringComparison.Ordinal).Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}

using System.Security.Cryptography;
using System.Text;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>
/// A key as it is shown once: <c>tga_</c>, 32 random characters of base62 (190 bits) and 6 that are their CRC-32, so that a typo is told from an
/// unknown key without a look-up, and a scanner of source code finds lost keys without false alarms. Prints without the secret.
/// </summary>
public readonly record struct ApiKeySecret
{
    public const string Prefix = "tga_";

    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 32;
    private const int ChecksumLength = 6;
    private const int Length = 4 + RandomLength + ChecksumLength;

    private readonly string _text;

    private ApiKeySecret(string text) => _text = text;

    /// <summary>SHA-256 in lower-case hexadecimal, which is all that is stored.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_text)));

    /// <summary>What may be seen of it: first and last characters.</summary>
    public string Hint => $"{_text[..8]}…{_text[^4..]}";

    public static ApiKeySecret New()
    {
        var random = RandomNumberGenerator.GetString(Base62, RandomLength);
        return new ApiKeySecret($"{Prefix}{random}{Checksum(random)}");
    }

    /// <returns>False where it cannot be one of ours: wrong form, or a typo.</returns>
    public static bool TryParse(string? text, out ApiKeySecret secret)
    {
        secret = new ApiKeySecret(text ?? "");
        return text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Checksum(text.AsSpan(Prefix.Length, RandomLength)).AsSpan().SequenceEqual(text.AsSpan(Length - ChecksumLength));
    }

    /// <summary>The key itself; to be shown once and kept nowhere.</summary>
    public string Reveal() => _text;

    public override string ToString() => Hint;

    internal ApiKeyHash ToHash() => ApiKeyHash.Of(_text);

    private static string Checksum(ReadOnlySpan<char> random)
    {
        Span<char> digits = stackalloc char[ChecksumLength];
        var rest = Crc32(random);
        for (var i = ChecksumLength - 1; i >= 0; i--, rest /= 62)
            digits[i] = Base62[(int)(rest % 62)];
        return new string(digits);
    }

    // As in zip and Ethernet (reflected 0xEDB88320).
    private static uint Crc32(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var c in text)
            crc = Table[(byte)(crc ^ c)] ^ (crc >> 8);
        return ~crc;
    }

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var value = (uint)n;
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    })];
}

using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace TelegramAdmin.Tests.MiniApp;

/// <summary>What a Mini App is told, as somebody makes it by themselves: with a token that they know, and a key that is not Telegram's.</summary>
internal static class SelfMade
{
    public static Ed25519PrivateKeyParameters Key { get; } = new(SHA256.HashData("a key that anybody may have"u8));

    public static IEnumerable<(string Name, string Value)> Fields(long userId) =>
    [
        ("user", string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{userId}},"first_name":"Forged"}""")),
        ("auth_date", DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>As a query string, with the hash that the token gives.</summary>
    public static string WithHash(string token, params IEnumerable<(string Name, string Value)> fields)
    {
        var key = HMACSHA256.HashData("WebAppData"u8, Encoding.UTF8.GetBytes(token));
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Lines(fields))));
        return string.Join('&', fields.Append(("hash", hash)).Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}"));
    }

    /// <summary>What Telegram would sign, signed by <see cref="Key"/>.</summary>
    public static (string Name, string Value) Signature(string token, IEnumerable<(string Name, string Value)> fields)
    {
        var text = Encoding.UTF8.GetBytes($"{token.Split(':')[0]}:WebAppData\n{Lines(fields)}");
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, Key);
        signer.BlockUpdate(text, 0, text.Length);
        return ("signature", Base64Url.EncodeToString(signer.GenerateSignature()));
    }

    /// <summary>The fields of a query string, without hash.</summary>
    public static IEnumerable<(string Name, string Value)> Of(string data) =>
        data.Split('&').Select(f => f.Split('=')).Where(f => f[0] != "hash").Select(f => (f[0], Uri.UnescapeDataString(f[1])));

    private static string Lines(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('\n', fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}={f.Value}"));
}

using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TelegramAdmin.Core.Security;

/// <summary>
/// Encrypts what must not lie open in the database: bot tokens, webhook secrets, keys of payment and channel accounts. Where another process has made a new key, the keys are read
/// anew: what it encrypted opens here at once.
/// </summary>
public sealed class SecretProtector(IDataProtectionProvider provider, FreshKeys? keys = null)
{
    private const string Purpose = "TelegramAdmin.Secrets.v1";
    private const uint Magic = 0x09F0C9F0;
    private const int HeaderLength = 20;

    private volatile IDataProtector _protector = provider.CreateProtector(Purpose);

    /// <summary>The key that encrypts now.</summary>
    public Guid CurrentKey => KeyOf(Protect(""))!.Value;

    public string Protect(string secret) => _protector.Protect(secret);

    /// <returns>Null where the key that encrypted it is gone, after a restore without its keys for instance.</returns>
    public string? TryReveal(string protectedSecret) =>
        Reveal(protectedSecret) ?? (KeyOf(protectedSecret) is not null && keys?.OpenIfDue() is { } fresh ? RevealBy(fresh, protectedSecret) : null);

    /// <summary>Reads the keys anew: from here on the newest one encrypts.</summary>
    public void Renew()
    {
        if (keys is not null)
            _protector = keys.Open().CreateProtector(Purpose);
    }

    /// <summary>Which key encrypted something: it stands in the first bytes of it. Null for what no key of ours did.</summary>
    public static Guid? KeyOf(string protectedSecret)
    {
        Span<byte> bytes = stackalloc byte[HeaderLength + 4];
        var start = protectedSecret.AsSpan(0, Math.Min(protectedSecret.Length, (HeaderLength + 4) / 3 * 4));
        return Base64Url.IsValid(start) && Base64Url.TryDecodeFromChars(start, bytes, out var length) && length >= HeaderLength && BinaryPrimitives.ReadUInt32BigEndian(bytes) == Magic
            ? new Guid(bytes[4..HeaderLength])
            : null;
    }

    /// <summary>A new random secret of letters and digits that a header, an address and a form all carry unchanged.</summary>
    public static string NewSecret(int length = 48) =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>What is kept of a secret that is only ever compared: SHA-256 in hexadecimal. Enough for those of <see cref="NewSecret"/>, which cannot be guessed.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private string? RevealBy(IDataProtectionProvider fresh, string protectedSecret)
    {
        _protector = fresh.CreateProtector(Purpose);
        return Reveal(protectedSecret);
    }

    private string? Reveal(string protectedSecret)
    {
        try
        {
            return _protector.Unprotect(protectedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

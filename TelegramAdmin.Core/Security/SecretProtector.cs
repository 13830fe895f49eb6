using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace TelegramAdmin.Core.Security;

/// <summary>Encrypts what must not lie open in the database: bot tokens, webhook secrets, keys of payment and channel accounts.</summary>
public sealed class SecretProtector(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("TelegramAdmin.Secrets.v1");

    public string Protect(string secret) => _protector.Protect(secret);

    /// <returns>Null where the key that encrypted it is gone, after a restore without its keys for instance.</returns>
    public string? TryReveal(string protectedSecret)
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

    /// <summary>A new random secret of letters and digits that a header, an address and a form all carry unchanged.</summary>
    public static string NewSecret(int length = 48) =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);

    /// <summary>What is kept of a secret that is only ever compared: SHA-256 in hexadecimal. Enough for those of <see cref="NewSecret"/>, which cannot be guessed.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

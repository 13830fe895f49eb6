using System.Security.Cryptography;
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
}

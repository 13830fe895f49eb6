using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.Security;

namespace TelegramAdmin.Core.Access;

/// <summary>The one-time link by which the first owner is made. It lives as long as the process and works until an owner exists.</summary>
public sealed class SetupLink
{
    private readonly byte[] _token = Encoding.ASCII.GetBytes(SecretProtector.NewSecret(32));

    /// <summary>The path to print at the first start.</summary>
    public string Path => $"/account/setup?token={Encoding.ASCII.GetString(_token)}";

    public bool Matches(string? token) => token is not null && CryptographicOperations.FixedTimeEquals(_token, Encoding.UTF8.GetBytes(token));
}

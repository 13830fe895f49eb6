namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>An account that is to be added.</summary>
/// <param name="Name">What it is called until Telegram tells its name; null for none.</param>
/// <param name="ApiId">Of an application of its own, with its hash; null for the one of the configuration.</param>
public sealed record AccountDraft(string? Name = null, int? ApiId = null, string? ApiHash = null, ProxyDraft? Proxy = null)
{
    public override string ToString() => nameof(AccountDraft);
}

/// <param name="Username">Of SOCKS5, with its password; null where it asks for none.</param>
/// <param name="Secret">Of an MTProto proxy, in hexadecimal digits or as links carry it.</param>
public sealed record ProxyDraft(ProxyKind Kind, string Host, int Port, string? Username = null, string? Password = null, string? Secret = null)
{
    public override string ToString() => $"{Kind} {Host}:{Port}";
}

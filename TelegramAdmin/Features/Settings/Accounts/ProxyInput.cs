using System.Globalization;
using TelegramAdmin.Core.Channels.Accounts;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>What is typed into <see cref="ProxyFields"/>.</summary>
public sealed class ProxyInput
{
    /// <summary>Null for none.</summary>
    public ProxyKind? Kind { get; set; }

    public string Host { get; set; } = "";

    public string Port { get; set; } = "";

    public string Username { get; set; } = "";

    public string Password { get; set; } = "";

    public string Secret { get; set; } = "";

    /// <summary>0 for what is no number: the use case refuses it with the right words.</summary>
    public int PortNumber => int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static ProxyInput Of(MtProtoAccount account) => new() { Kind = account.Proxy, Host = account.ProxyHost ?? "", Port = account.ProxyPort?.ToString(CultureInfo.InvariantCulture) ?? "" };
}

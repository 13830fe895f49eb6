using System.Globalization;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;

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

    public ProxyDraft? ToDraft() => Kind is { } kind ? new ProxyDraft(kind, Host.Trim(), PortNumber, Some(Username), Some(Password), Some(Secret)) : null;

    public static ProxyInput Of(MtProtoAccount account) => new() { Kind = account.Proxy, Host = account.ProxyHost ?? "", Port = account.ProxyPort?.ToString(CultureInfo.InvariantCulture) ?? "" };

    // 0 for what is no number: it is refused with the right words.
    private int PortNumber => int.TryParse(Port.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Some(string text) => text.Length == 0 ? null : text;
}

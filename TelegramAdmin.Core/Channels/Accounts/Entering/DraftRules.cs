using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>What must hold of what somebody typed, before Telegram is asked.</summary>
internal static class DraftRules
{
    private const int LongestName = 130;
    private const int HashLength = 32;

    public static Failure? Fault(AccountDraft draft, MtProtoOptions options)
    {
        if (draft.Name?.Length > LongestName)
            return AccountErrors.NameInvalid;
        if (draft.ApiId is null && string.IsNullOrEmpty(draft.ApiHash))
            return options.HasApplication ? FaultOf(draft.Proxy) : AccountErrors.NoApplication;
        var hash = draft.ApiHash?.Trim() ?? "";
        return draft.ApiId is not > 0 || hash.Length != HashLength || !hash.All(char.IsAsciiHexDigit) ? AccountErrors.ApplicationInvalid : FaultOf(draft.Proxy);
    }

    public static Failure? FaultOf(ProxyDraft? proxy)
    {
        if (proxy is null)
            return null;
        if (!Enum.IsDefined(proxy.Kind))
            return AccountErrors.ProxyInvalid("A proxy is SOCKS5 or MTProto.");
        if (proxy.Host.Length > 255 || Uri.CheckHostName(proxy.Host.Trim()) == UriHostNameType.Unknown)
            return AccountErrors.ProxyInvalid("The proxy's host is a name or an address, such as proxy.example.com.");
        if (proxy.Port is < 1 or > 65535)
            return AccountErrors.ProxyInvalid("The proxy's port is a number from 1 to 65535.");
        if (proxy.Username?.Length > 255 || proxy.Password?.Length > 255)
            return AccountErrors.ProxyInvalid("User name and password of a proxy have at most 255 characters.");
        return proxy.Kind == ProxyKind.MtProto && HexOf(proxy.Secret) is null
            ? AccountErrors.ProxyInvalid("The secret of an MTProto proxy is 32 or more hexadecimal digits, or what stands behind secret= in its link.")
            : null;
    }

    /// <summary>What of a draft is kept: the secret as TDLib wants it.</summary>
    public static ProxySecret SecretOf(ProxyDraft proxy) => proxy.Kind == ProxyKind.MtProto
        ? new ProxySecret { Secret = HexOf(proxy.Secret) }
        : new ProxySecret { Username = Some(proxy.Username), Password = Some(proxy.Password) };

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // Links carry the secret as hexadecimal digits or as base64 for addresses; sixteen bytes at least, more where it names a host to look like.
    private static string? HexOf(string? secret)
    {
        var text = secret?.Trim() ?? "";
        if (text.Length is < 22 or > 512)
            return null;
        if (text.Length >= 32 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit))
            return text.ToLowerInvariant();
        var base64 = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var count) && count >= 16
            ? Convert.ToHexStringLower(bytes, 0, count)
            : null;
    }
}

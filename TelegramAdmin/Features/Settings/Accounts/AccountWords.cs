using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Accounts;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>An account in short words.</summary>
internal static class AccountWords
{
    public static string State(MtProtoAccount account, DateTimeOffset now) => account.State switch
    {
        AccountState.SigningIn => "signing in",
        AccountState.SessionEnded => "session ended",
        AccountState.Banned => "banned",
        AccountState.SignedOut => "signed out",
        _ when account.WaitsUntil > now => "flood wait",
        _ => account.IsCollecting ? "ready" : "resting",
    };

    /// <summary>Why it is in that state, where there is more to say.</summary>
    public static string? Reason(MtProtoAccount account, DateTimeOffset now, Reader reader, Localizer words) => account switch
    {
        { State: AccountState.Ready, WaitsUntil: { } until } when until > now => words["Telegram wants no requests of it until {0}.", Times.Exact(until, reader)],
        { Trouble: { } trouble } => words[trouble],
        { State: AccountState.SigningIn } => words["Somebody is at its sign-in."],
        { State: AccountState.Ready, IsCollecting: false } => words["The collector leaves it alone."],
        _ => null,
    };

    /// <summary>··58; nothing where the number is not known yet.</summary>
    public static string Phone(MtProtoAccount account) => account.PhoneEnd is { } end ? $"··{end}" : "";

    public static string Proxy(MtProtoAccount account, Localizer words) => account switch
    {
        { Proxy: ProxyKind.Socks5 } => $"SOCKS5 {account.ProxyHost}:{account.ProxyPort}",
        { Proxy: ProxyKind.MtProto } => $"MTProto {account.ProxyHost}:{account.ProxyPort}",
        _ => words["none"],
    };

    public static string Reads(int channels, Localizer words) => channels == 0 ? words["nothing"] : words.Count(channels, "{0} channel", "{0} channels");

    public static bool NeedsSignIn(MtProtoAccount account) => account.State is AccountState.SessionEnded or AccountState.SignedOut or AccountState.SigningIn;
}

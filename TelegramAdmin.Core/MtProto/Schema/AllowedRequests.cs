using System.Collections.Frozen;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>
/// Every request that may go to TDLib. An account signs in and out, looks channels up and reads them; nothing here posts, joins, marks as read or
/// changes anything of the account's. <see cref="TdClient"/> refuses any other (docs/decisions/0022-tdlib-only-reads.md).
/// </summary>
public static class AllowedRequests
{
    public static FrozenSet<string> Names { get; } = new[]
    {
        // The session of this program, which is nobody else's.
        "setTdlibParameters", "setAuthenticationPhoneNumber", "requestQrCodeAuthentication", "checkAuthenticationCode", "resendAuthenticationCode", "checkAuthenticationPassword",
        "setAuthenticationEmailAddress", "checkAuthenticationEmailCode", "setOption", "logOut", "close", "getMe",
        // The way to Telegram.
        "addProxy", "disableProxy", "pingProxy", "testProxy",
        // Channels. openChat says that a client shows a chat, so that TDLib keeps it up to date; it marks nothing as read.
        "searchPublicChat", "checkChatInviteLink", "getChat", "getSupergroup", "getSupergroupFullInfo", "searchChatMessages", "getMessage", "openChat", "closeChat",
        // In spite of its name it makes nothing at Telegram: TDLib is told to keep a channel in mind that it knows.
        "createSupergroupChat",
    }.ToFrozenSet(StringComparer.Ordinal);
}

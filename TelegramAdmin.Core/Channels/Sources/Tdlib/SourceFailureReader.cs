using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.MtProto;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>What a refusal of TDLib's means for the collector.</summary>
internal static class SourceFailureReader
{
    public static SourceFailure Read(TdFailure failure) => failure.Kind switch
    {
        TdFailureKind.FloodWait => SourceFailures.FloodWait(failure.Wait ?? TimeSpan.FromMinutes(1)),
        TdFailureKind.NoAnswer => SourceFailures.Unreachable,
        TdFailureKind.Closed => SourceFailures.ClosedMeanwhile,
        TdFailureKind.Unreadable => SourceFailures.NotUnderstood,
        _ when IsBan(failure) => SourceFailures.AccountLost(AccountErrors.Banned),
        TdFailureKind.Unauthorized => SourceFailures.AccountLost(AccountErrors.SessionEnded),
        _ => ByMessage(failure),
    };

    public static bool IsBan(TdFailure failure) => failure.Message is "USER_DEACTIVATED_BAN" or "USER_DEACTIVATED" or "PHONE_NUMBER_BANNED";

    // https://core.telegram.org/api/errors, and TDLib's own words where it answers by itself.
    private static SourceFailure ByMessage(TdFailure failure) => failure.Message switch
    {
        "USERNAME_NOT_OCCUPIED" or "USERNAME_INVALID" or "Username is invalid" => SourceFailures.ChannelGone,
        "INVITE_HASH_EXPIRED" or "INVITE_HASH_INVALID" or "INVITE_HASH_EMPTY" or "Wrong invite link" => SourceFailures.InviteGone,
        "CHANNEL_PRIVATE" or "CHANNEL_INVALID" or "CHANNEL_PUBLIC_GROUP_NA" or "CHAT_ADMIN_REQUIRED" or "CHAT_FORBIDDEN" => SourceFailures.ChannelPrivate,
        "Can't access the chat" or "Chat not found" or "Chat info not found" or "Supergroup not found" => SourceFailures.ChannelPrivate,
        _ => SourceFailures.Refused(failure.Name),
    };
}

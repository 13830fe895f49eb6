using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Channels;

/// <summary>Every way in which work on a channel is refused.</summary>
public static class ChannelErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "channel_not_found", "No such channel is followed here. Nothing was changed.");

    public static Failure PostNotFound { get; } = new(FailureKind.NotFound, "channel_post_not_found", "No such post is kept here. It may lie below the depth that the history was read to.");

    public static Failure AddressInvalid { get; } = new(FailureKind.Invalid, "channel_address_invalid",
        "This names no channel. Give its @name, its link (t.me/name) or an invite (t.me/+…).", "address");

    public static Failure Known(string title) => new(FailureKind.Conflict, "channel_known", $"“{title}” is followed already.", "address");

    public static Failure NoAccount { get; } = new(FailureKind.Conflict, "channel_no_account",
        "No Telegram account is signed in, so nothing can be read. Add one under Settings / Telegram accounts first.");

    public static Failure AccountUnknown { get; } = new(FailureKind.Invalid, "channel_account_unknown",
        "There is no such Telegram account here. Choose one of the list, or none for whichever has the least to do.", "account");

    public static Failure TooMany(int most) => new(FailureKind.Conflict, "channel_limit",
        $"{most:N0} channels are followed here, which is as many as one workspace takes. Remove one first.");

    public static Failure DepthInvalid { get; } = new(FailureKind.Invalid, "channel_depth_invalid",
        "The depth is a number of posts from 1 to 1,000,000, or a date in the past, or neither for the whole history.", "history");
}

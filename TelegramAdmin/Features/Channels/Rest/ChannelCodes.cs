using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Features.Channels.Rest;

/// <summary>What /channels may answer.</summary>
internal static class ChannelCodes
{
    public static ApiErrorCode[] All { get; } =
    [
        new("channel_not_found", 404, "There is no such channel", "GET /channels lists those that are followed."),
        new("channel_post_not_found", 404, "There is no such post", "GET /channels/{id}/posts lists those that are kept."),
        new("channel_address_invalid", 400, "The address names no channel", "Give its @name, its link or an invite."),
        new("channel_depth_invalid", 400, "The depth of the history cannot be meant", "Give a number of posts, or a time in the past, or neither."),
        new("channel_account_unknown", 400, "There is no such account", "Leave it out for any account."),
        new("channel_known", 409, "The channel is followed already", "GET /channels has it."),
        new("channel_no_account", 409, "No Telegram account is signed in", "Sign one in under Settings → Telegram accounts."),
        new("channel_limit", 409, "The workspace follows as many channels as it may", "Remove one first."),
        new("channel_metric_unknown", 400, "There is no such metric", "Take one of those that the detail names."),
        new("channel_days_invalid", 400, "The days cannot be meant", "Give from and to as 2026-05-01, at most ten years apart."),
        new("time_zone_unknown", 400, "There is no such time zone", "Give an IANA name such as Europe/Lisbon, or leave it out for UTC."),
    ];
}

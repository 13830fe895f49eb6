using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Features.Broadcasts.Rest;

/// <summary>What /broadcasts may answer.</summary>
internal static class BroadcastCodes
{
    public static ApiErrorCode[] All { get; } =
    [
        new("broadcast_not_found", 404, "There is no such broadcast", "GET /broadcasts lists those that the key may use."),
        new("broadcast_changed", 409, "Somebody else changed or started it meanwhile", "Read it again, decide, and give its new version."),
        new("broadcast_state_wrong", 409, "It is not in a state for that", "The detail says in which it is, and which it has to be in."),
        new("broadcast_name_invalid", 400, "The name is missing or too long", "Give 1 to 100 characters."),
        new("broadcast_variants_invalid", 400, "The messages cannot be taken", "The detail says why."),
        new("broadcast_test_invalid", 400, "The comparison cannot be made", "The detail says why."),
        new("broadcast_timing_invalid", 400, "The time cannot be meant", "The detail says why."),
        new("broadcast_bot_unknown", 400, "One of the bots is not registered", "GET /bots lists them."),
        new("broadcast_category_unknown", 400, "There is no such category", "Leave it out, or take one of the workspace."),
        new("broadcast_error_limit_invalid", 400, "The limit of errors is no percentage", "Give 0 to 100."),
        new("broadcast_audience_empty", 409, "Nobody matches the audience", "Change its conditions."),
        new("broadcast_nobody_reachable", 409, "No bot reaches anybody of the audience", "Let other bots send it, or ask people to start one."),
        new("broadcast_no_bot", 409, "None of its bots can send now", "Start or mend a bot."),
        new("broadcast_not_paying", 409, "None of its bots has a paid rate", "Set one for a bot, or send is_paid as false."),
        new("broadcast_confirmation_missing", 409, "The number of people has to be confirmed", "Look at the detail, and send confirm."),
        new("broadcast_confirmation_wrong", 409, "Another number of people was confirmed", "Check the audience, and send the number that the detail names."),
        new("broadcast_nothing_to_do", 409, "There is nobody whom it concerns", "Nothing is to be done."),
        new("broadcast_files_changed", 400, "Files of what was sent cannot be changed", "Leave the files as they are."),
        new("campaign_message_invalid", 400, "The message cannot be sent so", "The detail says what is wrong, and where."),
    ];

    public static string[] OfDrafts { get; } =
    [
        "broadcast_name_invalid", "broadcast_variants_invalid", "broadcast_test_invalid", "broadcast_timing_invalid", "broadcast_bot_unknown", "broadcast_category_unknown",
        "broadcast_error_limit_invalid", "audience_invalid", "audience_too_large", "segment_cycle", "segment_not_found", "campaign_message_invalid", "template_invalid", "template_too_long",
    ];

    public static string[] OfStarts { get; } =
    [
        "broadcast_audience_empty", "broadcast_nobody_reachable", "broadcast_no_bot", "broadcast_not_paying", "broadcast_confirmation_missing", "broadcast_confirmation_wrong",
    ];
}

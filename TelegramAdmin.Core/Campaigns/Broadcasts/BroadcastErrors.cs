using System.Globalization;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.Broadcasts;

/// <summary>Every way in which a broadcast is refused.</summary>
public static class BroadcastErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "broadcast_not_found", "This broadcast does not exist, or was deleted. Nothing was changed.");

    public static Failure Changed { get; } = new(FailureKind.Conflict, "broadcast_changed",
        "Somebody else changed or started this broadcast meanwhile. Nothing of yours was saved: load it again, look, and decide.");

    public static Failure NameInvalid { get; } = Invalid("broadcast_name_invalid", $"Give the broadcast a name of 1 to {Broadcast.LongestName} characters. Only the team reads it.", "name");

    public static Failure VariantsInvalid(string why) => Invalid("broadcast_variants_invalid", why, "variants");

    public static Failure TestInvalid(string why) => Invalid("broadcast_test_invalid", why, "test");

    public static Failure TimingInvalid(string why) => Invalid("broadcast_timing_invalid", why, "timing");

    public static Failure BotUnknown { get; } = Invalid("broadcast_bot_unknown", "One of the bots is not registered here any more. Choose the bots again, or all of them.", "bots");

    public static Failure CategoryUnknown { get; } = Invalid("broadcast_category_unknown", "This category does not exist any more. Choose another one.", "category_id");

    public static Failure ErrorLimitInvalid { get; } = Invalid("broadcast_error_limit_invalid", "The limit of errors is a percentage from 0 to 100; 0 never pauses.", "error_limit");

    public static Failure AudienceEmpty { get; } = new(FailureKind.Conflict, "broadcast_audience_empty",
        "Nobody matches this audience, so nothing was started. Change its conditions, or wait until somebody does.", "audience");

    public static Failure NobodyReachable(long people) => new(FailureKind.Conflict, "broadcast_nobody_reachable",
        $"{Number(people)} people match, but no bot of this broadcast can write to any of them. They have to start one first, or you let other bots send it.", "bots");

    public static Failure NoBot { get; } = new(FailureKind.Conflict, "broadcast_no_bot", "None of the bots of this broadcast can send now. Start or mend one on the Bots page, then start the broadcast.", "bots");

    public static Failure NotPaying { get; } = new(FailureKind.Conflict, "broadcast_not_paying",
        "No bot of this broadcast pays for a higher rate. Set a paid rate for one of them, or switch the paid lane off here.", "is_paid");

    public static Failure ConfirmationMissing(long people) => new(FailureKind.Conflict, "broadcast_confirmation_missing",
        $"This goes to {Number(people)} people. Confirm it by giving this number.", "confirm");

    public static Failure ConfirmationWrong(long confirmed, long people) => new(FailureKind.Conflict, "broadcast_confirmation_wrong",
        $"You confirmed {Number(confirmed)} people, but it goes to {Number(people)}. Check the audience, then give this number.", "confirm");

    public static Failure WrongState(BroadcastState state, string wanted) => new(FailureKind.Conflict, "broadcast_state_wrong",
        $"This broadcast is {WordOf(state)}; {wanted}. Nothing was changed.");

    public static Failure NothingToDo(string why) => new(FailureKind.Conflict, "broadcast_nothing_to_do", why);

    public static Failure FilesChanged { get; } = Invalid("broadcast_files_changed",
        "What was sent keeps its files; only text and buttons can be changed. Leave the files as they are.", "variants");

    public static string WordOf(BroadcastState state) => state switch
    {
        BroadcastState.Draft => "a draft",
        BroadcastState.Scheduled => "scheduled",
        BroadcastState.Running => "running",
        BroadcastState.Paused => "paused",
        BroadcastState.Cancelled => "stopped",
        BroadcastState.Template => "a template",
        _ => "finished",
    };

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static Failure Invalid(string code, string message, string field) => new(FailureKind.Invalid, code, message, field);
}

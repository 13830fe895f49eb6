using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Every way in which an audience, a segment or a list is refused.</summary>
public static class AudienceErrors
{
    public const string InvalidCode = "audience_invalid";

    public static Failure Invalid(string why) => new(FailureKind.Invalid, InvalidCode, why, "audience");

    public static Failure TooDeep { get; } = new(FailureKind.Invalid, "audience_too_large",
        $"Conditions stand at most {Audience.DeepestNesting} levels deep. Take a group apart, or save one as a segment.", "audience");

    public static Failure TooMany(int most) => new(FailureKind.Invalid, "audience_too_large",
        $"An audience has at most {most} conditions, those of its segments included. Leave some out, or upload the people as a list.", "audience");

    public static Failure SegmentCycle(string name) => new(FailureKind.Invalid, "segment_cycle",
        $"The segment “{name}” would contain itself. Take it out of one of the two.", "audience");

    public static Failure SegmentNotFound { get; } = new(FailureKind.NotFound, "segment_not_found", "There is no such segment any more. Choose another one.", "audience");

    public static Failure SegmentName { get; } = new(FailureKind.Invalid, "segment_name_invalid", $"Give the segment a name of 1 to {Segment.LongestName} characters.", "name");

    public static Failure SegmentExists(string name) => new(FailureKind.Conflict, "segment_exists", $"There is a segment “{name}” already. Choose another name.", "name");

    public static Failure SegmentInUse(string users) => new(FailureKind.Conflict, "segment_in_use", $"It is used by {users}. Take it out there first. Nothing was deleted.");

    public static Failure ListNotFound { get; } = new(FailureKind.NotFound, "person_list_not_found", "There is no such list any more. Choose another one.");

    public static Failure ListName { get; } = new(FailureKind.Invalid, "person_list_name_invalid", $"Give the list a name of 1 to {PersonList.LongestName} characters.", "name");

    public static Failure ListExists(string name) => new(FailureKind.Conflict, "person_list_exists", $"There is a list “{name}” already. Choose another name.", "name");

    public static Failure ListInUse(string users) => new(FailureKind.Conflict, "person_list_in_use", $"It is used by {users}. Take it out there first. Nothing was deleted.");

    public static Failure ListLines(string lines) => new(FailureKind.Invalid, "person_list_lines_invalid",
        $"Nothing was kept. {lines} Write one Telegram id, a whole number, in each line.", "ids");

    public static Failure ListEmpty { get; } = new(FailureKind.Invalid, "person_list_empty", "There is no Telegram id in it. Write one in each line.", "ids");

    public static Failure ListTooLong { get; } = new(FailureKind.Invalid, "person_list_too_long",
        $"A list holds at most {PersonList.MostPeople:N0} people and 10 MB. Nothing was kept. Split it.", "ids");
}

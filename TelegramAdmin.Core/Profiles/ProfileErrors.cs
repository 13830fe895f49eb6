using System.Globalization;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Profiles.Views;

namespace TelegramAdmin.Core.Profiles;

/// <summary>Every way in which something about a person, or about many of them, is refused.</summary>
public static class ProfileErrors
{
    public static Failure TagName { get; } = new(FailureKind.Invalid, "tag_invalid", $"Give the tag a name of 1 to {PersonTag.LongestName} characters.", "tag");

    public static Failure TooManyTags { get; } = new(FailureKind.Invalid, "tags_too_many", $"A person carries at most {PersonTag.MostOfOne} tags. Take one off first.", "tag");

    public static Failure NoteText { get; } = new(FailureKind.Invalid, "note_invalid", $"A note has 1 to {PersonNote.LongestText} characters.", "text");

    public static Failure ViewName { get; } = new(FailureKind.Invalid, "view_name_invalid", $"Give the filter a name of 1 to {PeopleView.LongestName} characters.", "name");

    public static Failure ViewTooLong { get; } = new(FailureKind.Invalid, "view_too_long", "These filters are too long to be kept. Save them as a segment.", "name");

    public static Failure TooManyViews { get; } = new(FailureKind.Invalid, "views_too_many", $"You keep {PeopleView.MostOfOne} filters already. Remove one first.", "name");

    public static Failure LinkSelf { get; } = new(FailureKind.Invalid, "link_self", "That is the account you are looking at. Give the id of the other one.", "other");

    public static Failure Linked { get; } = new(FailureKind.Conflict, "already_linked", "These two accounts are joined already.", "other");

    public static Failure TooManyLinked { get; } = new(FailureKind.Invalid, "links_too_many", $"At most {Linking.PersonLink.MostOfOne} accounts can be joined into one person.", "other");

    public static Failure NotLinked { get; } = new(FailureKind.NotFound, "not_linked", "These accounts are not joined any more.");

    public static Failure NobodyReaches(string links) => new(FailureKind.Conflict, "person_unreachable",
        links.Length == 0 ? "None of your bots can write to this person. They have to start one first." : $"None of your bots can write to this person. They have to start one first: send them {links}.");

    public static Failure BotDoesNotReach { get; } = new(FailureKind.Conflict, "person_unreachable", "This bot cannot write to the person: they did not start it, or blocked it. Choose another bot.", "bot");

    public static Failure NobodyMeant { get; } = new(FailureKind.Invalid, "nobody_meant", "Nobody matches any more. Nothing was begun.");

    public static Failure NumberDiffers(long people) => new(FailureKind.Conflict, "number_differs",
        $"It would be {people.ToString("N0", CultureInfo.InvariantCulture)} people now, not the number that was confirmed. Look again and type the number.", "confirmed");

    public static Failure ActNotFound { get; } = new(FailureKind.NotFound, "bulk_act_not_found", "There is no such act.");

    public static Failure ActRunning { get; } = new(FailureKind.Conflict, "bulk_act_running", "It is still under way. Stop it first, then it can be undone.");

    public static Failure ActOver { get; } = new(FailureKind.Conflict, "bulk_act_over", "It is over already.");

    public static Failure ActUndone { get; } = new(FailureKind.Conflict, "bulk_act_undone", "It was undone already, or is an undoing itself.");

    public static Failure ActReason { get; } = new(FailureKind.Invalid, "reason_missing", "Say why, in up to 500 characters: the team reads it beside each person.", "reason");
}

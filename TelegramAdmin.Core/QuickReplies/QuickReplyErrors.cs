using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.QuickReplies;

/// <summary>Every way in which work on quick replies is refused.</summary>
public static class QuickReplyErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "quick_reply_not_found", "This quick reply does not exist any more.");

    public static Failure Shortcut { get; } = new(FailureKind.Invalid, "shortcut_invalid",
        $"A shortcut has 1 to {QuickReply.LongestShortcut} small letters, digits, underscores or hyphens, such as refund-card.", "shortcut");

    public static Failure ShortcutTaken(string shortcut, bool isTeams) => new(FailureKind.Conflict, "shortcut_taken",
        isTeams ? $"The team has a reply /{shortcut} already. Choose another shortcut, or change that one." : $"You have a reply /{shortcut} already. Choose another shortcut, or change that one.", "shortcut");

    public static Failure Title { get; } = new(FailureKind.Invalid, "quick_reply_title_invalid", $"A title has 1 to {QuickReply.LongestTitle} characters.", "title");

    public static Failure StepCount { get; } = new(FailureKind.Invalid, "quick_reply_steps_invalid", $"A quick reply has 1 to {QuickReply.MostSteps} messages.", "steps");

    public static Failure StepEmpty(int number) => new(FailureKind.Invalid, "quick_reply_step_empty", $"Message {number} is empty. Write something or attach a file.", StepField(number));

    public static Failure StepTooLong(int number, int length, int limit) => new(FailureKind.Invalid, "quick_reply_step_too_long",
        $"Message {number} has {length:N0} characters. Telegram takes {limit:N0}{(limit < 4096 ? " under a file" : "")}. Shorten it, or make two of it.", StepField(number));

    public static Failure StepNotText(int number) => new(FailureKind.Invalid, "quick_reply_step_not_text",
        $"Message {number} holds a zero character or half of a character, which no message can carry. Take it out.", StepField(number));

    public static Failure UnknownVariable(int number, string name) => new(FailureKind.Invalid, "quick_reply_variable_unknown",
        $"Message {number} names {{{name}}}, which is no variable. There are {string.Join(", ", ReplyVariables.Names.Select(n => $"{{{n}}}"))}.", StepField(number));

    public static Failure Missing(IReadOnlyCollection<string> names) => new(FailureKind.Conflict, "quick_reply_variable_missing",
        $"Nothing was sent. Nobody knows {string.Join(", ", names.Select(n => $"{{{n}}}"))} of this person. Write what shall stand there.", "variables");

    public static Failure CategoryNotFound { get; } = new(FailureKind.NotFound, "quick_reply_category_not_found", "There is no such category any more. Choose another.", "category");

    public static Failure CategoryName { get; } = new(FailureKind.Invalid, "quick_reply_category_invalid", $"A category has a name of 1 to {QuickReplyCategory.LongestName} characters.", "name");

    public static Failure CategoryExists(string name) => new(FailureKind.Conflict, "quick_reply_category_exists", $"There is a category “{name}” already.", "name");

    public static Failure FileInvalid(string name) => new(FailureKind.Invalid, "quick_reply_file_invalid", $"The content of {name} cannot be read. Export it again, or attach it here.", "file");

    public static Failure ImportUnreadable(string why) => new(FailureKind.Invalid, "import_unreadable", $"Nothing was imported. {why}", "file");

    /// <summary>Some of the messages are on their way already.</summary>
    public static Failure StoppedAfter(int sent, Failure why) => why with { Message = $"{sent} of the messages went out, the rest did not. {why.Message}" };

    private static string StepField(int number) => FormattableString.Invariant($"step{number}");
}

using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Features.Conversations.Rest;

/// <summary>The codes of /conversations.</summary>
internal static class ConversationApiErrors
{
    public static readonly string[] Changing = ["conversation_not_found", "not_of_the_team", "snooze_is_past", "already_closed", "label_name_invalid", "conversation_change_invalid"];

    public static readonly string[] Noting = ["conversation_not_found", "message_empty", "message_too_long"];

    public static readonly ApiErrorCode[] Codes =
    [
        new("conversation_not_found", 404, "There is no such conversation", "GET /conversations lists those of the key's bots."),
        new("not_of_the_team", 400, "Nobody of the team has this number", "Take the id of somebody who works in the workspace, or 0 for nobody."),
        new("snooze_is_past", 400, "The time is over", "Give one that is still to come."),
        new("already_closed", 409, "The conversation is closed already", "Nothing is to be done."),
        new("label_name_invalid", 400, "A label has 1 to 40 characters", "Give another name."),
        new("conversation_change_invalid", 400, "The parts of the change contradict each other", "Correct the part that the detail names."),
        new("message_empty", 400, "There is no text", "Write something."),
        new("message_too_long", 400, "The text is longer than Telegram takes", "Shorten it."),
    ];
}

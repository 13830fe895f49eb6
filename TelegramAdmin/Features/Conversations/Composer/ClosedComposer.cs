using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>Why nothing can be written in a conversation, in words.</summary>
public static class ClosedComposer
{
    public static (string Icon, string Words)? Reason(Staff staff, ConversationFacts facts, string name, DateTimeOffset now, Reader reader, Localizer words) =>
        !staff.MayAnswer ? ("visibility", words["You can read here. To answer, ask an admin for the role Operator."])
        : facts.IsBotGone ? ("link_off", words[ConversationErrors.BotGone.Message])
        : facts.Reach is { IsReachable: false } closed ? ("block", words["{0} cannot be written to since {1}: {2}. It works again when {0} starts the bot.", name, Times.Date(closed.Since, now, reader), Why(closed.Reason, words)])
        : null;

    private static string Why(string? reason, Localizer words) => reason switch
    {
        null or "" => words["Telegram refuses messages of this bot"],
        _ when reason.Contains("blocked", StringComparison.OrdinalIgnoreCase) => words["the bot is blocked"],
        _ when reason.Contains("deactivated", StringComparison.OrdinalIgnoreCase) => words["the account is deleted"],
        _ => reason,
    };
}

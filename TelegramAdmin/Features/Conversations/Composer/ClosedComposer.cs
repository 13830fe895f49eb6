using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>Why nothing can be written in a conversation, in words.</summary>
public static class ClosedComposer
{
    public static (string Icon, string Words)? Reason(Staff staff, ConversationFacts facts, string name, DateTimeOffset now, Reader reader) =>
        !staff.MayAnswer ? ("visibility", "You can read here. To answer, ask an admin for the role Operator.")
        : facts.IsBotGone ? ("link_off", ConversationErrors.BotGone.Message)
        : facts.Reach is { IsReachable: false } closed ? ("block", $"{name} cannot be written to since {Times.Date(closed.Since, now, reader)}: {Words(closed.Reason)}. It works again when {name} starts the bot.")
        : null;

    private static string Words(string? reason) => reason switch
    {
        null or "" => "Telegram refuses messages of this bot",
        _ when reason.Contains("blocked", StringComparison.OrdinalIgnoreCase) => "the bot is blocked",
        _ when reason.Contains("deactivated", StringComparison.OrdinalIgnoreCase) => "the account is deleted",
        _ => reason,
    };
}

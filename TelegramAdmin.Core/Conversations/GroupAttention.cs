using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>
/// Decides what of a group becomes a conversation: people talk to each other there, and only some of it is for the bot. A bot in privacy mode
/// is given nothing else anyway (core.telegram.org/bots/features#privacy-mode).
/// </summary>
public sealed class GroupAttention(SettingsStore settings)
{
    /// <summary>Whether a message in a group is kept at all.</summary>
    internal async Task<bool> TakesAsync(UpdateContext context, Message message, ChatPlace place)
    {
        if (IsService(message) || message.From is { IsBot: true } && message.SenderChat is null)
            return false;
        return await settings.GetAsync(context.Bot.WorkspaceId, InboxSettings.Groups) switch
        {
            GroupMode.Off => false,
            GroupMode.Everything => true,
            _ => IsForBot(message, context.Bot) || await IsUnderWayAsync(context, place),
        };
    }

    /// <summary>It is a command, names the bot, or answers it.</summary>
    internal static bool IsForBot(Message message, ActiveBot bot) =>
        BotCommand.TryRead(message, bot.Username, out _)
        || message.ReplyToMessage is { From.Id: var answered, ForumTopicCreated: null } && answered == bot.Id.Value
        || (message.Text ?? message.Caption ?? "").Contains($"@{bot.Username}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the topic, which Telegram tells with messages that answer nothing else.</summary>
    internal static string? TopicOf(Message message) => message.ReplyToMessage?.ForumTopicCreated?.Name;

    private static async Task<bool> IsUnderWayAsync(UpdateContext context, ChatPlace place) =>
        await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is { State: ConversationState.Open };

    private static bool IsService(Message message) =>
        message.NewChatMembers is not null || message.LeftChatMember is not null || message.NewChatTitle is not null || message.MigrateToChatId is not null
        || message.ForumTopicCreated is not null || message.ForumTopicEdited is not null || message.ForumTopicClosed is not null || message.ForumTopicReopened is not null
        || MessageContent.Of(message) is { Kind: MessageKind.Unsupported, Media.Field: null };
}

/// <summary>What of a group's messages the team gets.</summary>
public enum GroupMode
{
    Off = 1,

    /// <summary>What is for the bot, and what follows while the conversation is open.</summary>
    Addressed = 2,
    Everything = 3,
}

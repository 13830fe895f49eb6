using System.Text.Json;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>Somebody asks the menus for something, in their private chat with a bot: by a command, a button, or words that were waited for.</summary>
public sealed record MenuRequest(WorkspaceId Workspace, BotId Bot, long ChatId, TelegramAccount Account, MenuRoute Route)
{
    /// <summary>IETF tag of their app, for numbers.</summary>
    public string? Language { get; init; }

    /// <summary>The message whose button was pressed, which is changed; null sends a new one.</summary>
    public long? MessageId { get; init; }

    /// <summary>What they wrote where <see cref="Route"/> waited for it.</summary>
    public MenuWords? Words { get; init; }

    /// <summary>They show by this code which of the staff they are.</summary>
    public string? LinkCode { get; init; }

    /// <param name="awaited">Where the next words in this chat go; null where nothing is waited for.</param>
    /// <returns>Null for an update that is not for the menus, whoever it is from.</returns>
    internal static MenuRequest? Of(UpdateContext context, MenuRoute? awaited) => context.Update switch
    {
        { Message: { } message } when IsPrivate(message) => OfMessage(context, message, awaited),
        { CallbackQuery: { Message: { } pressed } press } when IsPrivate(pressed) && MenuRoute.Read(press.Data) is { } route =>
            From(context, press.From, pressed.Chat, route) with { MessageId = IsWithinReach(pressed) ? pressed.MessageId : null },
        _ => null,
    };

    private static MenuRequest? OfMessage(UpdateContext context, Message message, MenuRoute? awaited)
    {
        if (message.From is not { IsBot: false } sender)
            return null;
        if (!BotCommand.TryRead(message, context.Bot.Username, out var command))
            return awaited is null || IsNote(message) ? null : From(context, sender, message.Chat, awaited) with { Words = WordsOf(message) };
        if (MenuCommands.LinkCodeIn(command) is { } code)
            return From(context, sender, message.Chat, MenuRoute.Home) with { LinkCode = code };
        return MenuCommands.RouteOf(command) is { } route ? From(context, sender, message.Chat, route) : null;
    }

    private static MenuRequest From(UpdateContext context, User sender, Chat chat, MenuRoute route) =>
        new(context.Bot.WorkspaceId, context.Bot.Id, chat.Id, new TelegramAccount(sender.Id, NameOf(sender)), route) { Language = sender.LanguageCode };

    private static MenuWords WordsOf(Message message) =>
        new(message.Text ?? "", message.Entities is { Count: > 0 } entities ? JsonSerializer.Serialize([.. entities], BotApiJson.Default.ListMessageEntity) : null);

    private static string NameOf(User user) => user.Username is { Length: > 0 } username ? $"@{username}" : $"{user.FirstName} {user.LastName}".Trim();

    // Telegram's own, such as that a group was chosen: others wait for those.
    private static bool IsNote(Message message) => MessageContent.Of(message).Kind == MessageKind.Unsupported;

    private static bool IsPrivate(Message message) => ChatPlace.Of(message) is { Kind: ConversationKind.Private };

    // Of a message that is too old Telegram tells no more than its number, and dates it 0 (core.telegram.org/bots/api#inaccessiblemessage).
    private static bool IsWithinReach(Message pressed) => pressed.Date != 0;
}

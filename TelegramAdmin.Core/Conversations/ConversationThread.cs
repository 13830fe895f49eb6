using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Conversations;

/// <summary>The conversation that an update belongs to, for the handlers after it.</summary>
public sealed class ConversationThread
{
    public ConversationThread(Conversation row, bool isCommand) => (Row, IsCommand, StaysQuiet) = (row, isCommand, isCommand);

    public Conversation Row { get; }

    /// <summary>The message is a command to the bot rather than a word to the team.</summary>
    public bool IsCommand { get; }

    /// <summary>The bot answered this by itself and nobody of the team has to look; set by whoever answers, before the update is concluded.</summary>
    public bool StaysQuiet { get; set; }
}

/// <summary>Finds conversations and moves their heads: last message, preview, unread, state.</summary>
public sealed class ConversationHeads(EventBus events)
{
    /// <summary>A person's private chat with a bot.</summary>
    public static Task<Conversation?> FindAsync(AppDbContext db, BotId bot, long chatId) => FindAsync(db, bot, chatId, 0, "");

    /// <summary>Any conversation by where it takes place.</summary>
    public static Task<Conversation?> FindAsync(AppDbContext db, BotId bot, long chatId, long thread, string business) =>
        db.Conversations.AsTracking().FirstOrDefaultAsync(c => c.BotId == bot && c.ChatId == chatId && c.ThreadId == thread && c.BusinessConnectionId == business);

    public async Task<Conversation> FindOrStartAsync(UpdateContext context, Chat chat)
    {
        var conversation = await FindAsync(context.Db, context.Bot.Id, chat.Id) ?? context.Db.Conversations.Add(New(context, chat)).Entity;
        conversation.Title = NameOf(context, chat);
        conversation.SearchText = $"{conversation.Title} {chat.Username}".ToLowerInvariant();
        if (conversation.Id == 0)
            await context.Db.SaveChangesAsync();
        return conversation;
    }

    /// <summary>This message stands at the end now.</summary>
    internal void Advance(AppDbContext db, Conversation conversation, ConversationMessage message, string preview)
    {
        conversation.LastMessageId = message.Id;
        conversation.LastMessageAt = message.SentAt;
        conversation.Preview = preview;
        conversation.PreviewKind = message.Kind;
        conversation.PreviewAuthor = message.Author;
        Tell(db, conversation, isNewMessage: true);
    }

    public void Tell(AppDbContext db, Conversation conversation, bool isNewMessage = false) =>
        db.AfterCommit(() => events.Publish(new ConversationChanged(conversation.WorkspaceId, conversation.Id, isNewMessage)));

    private static string NameOf(UpdateContext context, Chat chat) =>
        chat.DisplayName is { Length: > 0 } name ? name
        : context.Find<Recognised>()?.User.FullName is { Length: > 0 } person ? person
        : chat.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Conversation New(UpdateContext context, Chat chat) => new()
    {
        WorkspaceId = context.Bot.WorkspaceId,
        BotId = context.Bot.Id,
        ChatId = chat.Id,
        Title = "",
        SearchText = "",
        State = ConversationState.Quiet,
        LastMessageAt = context.Now,
    };
}

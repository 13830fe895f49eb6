using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Conversations;

/// <summary>The conversation that an update belongs to, for the handlers after it.</summary>
public sealed class ConversationThread(Conversation row, bool isCommand)
{
    public Conversation Row => row;

    /// <summary>The message is a command to the bot rather than a word to the team.</summary>
    public bool IsCommand => isCommand;
}

/// <summary>Finds conversations and moves their heads: last message, preview, unread, state.</summary>
public sealed class ConversationHeads(EventBus events)
{
    public static Task<Conversation?> FindAsync(AppDbContext db, BotId bot, long chatId) =>
        db.Conversations.AsTracking().FirstOrDefaultAsync(c => c.BotId == bot && c.ChatId == chatId);

    public async Task<Conversation> FindOrStartAsync(UpdateContext context, Chat chat)
    {
        var conversation = await FindAsync(context.Db, context.Bot.Id, chat.Id) ?? context.Db.Conversations.Add(New(context, chat)).Entity;
        conversation.Title = NameOf(context, chat);
        conversation.SearchText = $"{conversation.Title} {chat.Username}".ToLowerInvariant();
        if (conversation.Id == 0)
            await context.Db.SaveChangesAsync();
        return conversation;
    }

    /// <summary>A person wrote to the team: the conversation opens, or goes on.</summary>
    public static async Task OpenAsync(UpdateContext context, Conversation conversation)
    {
        conversation.UnreadCount++;
        if (conversation.State == ConversationState.Open)
            return;
        (conversation.State, conversation.OpenedAt) = (ConversationState.Open, context.Now);
        await context.Db.Session.AddAsync(new Count(conversation.WorkspaceId, conversation.BotId, Metric.ConversationsOpened, context.Now));
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

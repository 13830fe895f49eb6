using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Delivery;
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
    private const string TopicMark = " › ";
    private const string Lock = "UPDATE conversations SET state = state WHERE id = @id";

    /// <summary>A person's private chat with a bot.</summary>
    public static Task<Conversation?> FindAsync(AppDbContext db, BotId bot, long chatId) => FindAsync(db, bot, new ChatPlace(ConversationKind.Private, chatId));

    public static Task<Conversation?> FindAsync(AppDbContext db, BotId bot, ChatPlace place) => db.Conversations.AsTracking()
        .FirstOrDefaultAsync(c => c.BotId == bot && c.ChatId == place.ChatId && c.ThreadId == place.ThreadId && c.BusinessConnectionId == place.Business);

    /// <summary>Waits for whoever changes this conversation now, so that two who decide about it do so one after the other.</summary>
    public static async Task<Conversation?> TakeAsync(AppDbContext db, long id)
    {
        await db.Session.RunAsync(Lock, p => p.Add("@id", id));
        return await db.Conversations.AsTracking().FirstOrDefaultAsync(c => c.Id == id);
    }

    public Task<Conversation> FindOrStartAsync(UpdateContext context, Chat chat) => FindOrStartAsync(context, chat, new ChatPlace(ConversationKind.Private, chat.Id));

    /// <param name="topic">The name of a group's topic, where it is known.</param>
    internal async Task<Conversation> FindOrStartAsync(UpdateContext context, Chat chat, ChatPlace place, string? topic = null)
    {
        var conversation = await FindAsync(context.Db, context.Bot.Id, place) ?? context.Db.Conversations.Add(New(context, place)).Entity;
        Name(conversation, NameOf(context, chat), topic ?? TopicIn(conversation), chat.Username);
        if (conversation.Id == 0)
            await context.Db.SaveChangesAsync();
        return conversation;
    }

    /// <summary>Writes a message that Telegram showed to the end of its conversation.</summary>
    internal async Task<ConversationMessage> AddAsync(AppDbContext db, Conversation conversation, Message message, MessageAuthor author, string? authorName = null)
    {
        var content = MessageContent.Of(message);
        var row = db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = author,
            AuthorName = authorName is null ? null : ShortText.Cut(authorName, 200),
            TelegramMessageId = message.MessageId,
            Kind = content.Kind,
            Text = content.Text,
            Entities = content.Entities,
            Media = content.Media?.ToJson(),
            AlbumId = message.MediaGroupId,
            ReplyToTelegramId = message.ReplyToMessage?.MessageId,
            Quote = MessageContent.QuoteOf(message),
            SentAt = DateTimeOffset.FromUnixTimeSeconds(message.Date),
            Delivery = author == MessageAuthor.Person ? null : DeliveryState.Sent,
        }).Entity;
        await db.SaveChangesAsync();
        Advance(db, conversation, row, content.Preview());
        return row;
    }

    internal static void Name(Conversation conversation, string name, string? topic, string? username)
    {
        conversation.Title = ShortText.Cut(topic is null ? name : name + TopicMark + topic, 520);
        conversation.SearchText = ShortText.Cut($"{conversation.Title} {username}".ToLowerInvariant(), 600);
    }

    internal static string? TopicIn(Conversation conversation) =>
        conversation.ThreadId != 0 && conversation.Title.LastIndexOf(TopicMark, StringComparison.Ordinal) is var at and >= 0 ? conversation.Title[(at + TopicMark.Length)..] : null;

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

    private static Conversation New(UpdateContext context, ChatPlace place) => new()
    {
        WorkspaceId = context.Bot.WorkspaceId,
        BotId = context.Bot.Id,
        Kind = place.Kind,
        ChatId = place.ChatId,
        ThreadId = place.ThreadId,
        BusinessConnectionId = place.Business,
        Title = "",
        SearchText = "",
        State = ConversationState.Quiet,
        LastMessageAt = context.Now,
    };
}

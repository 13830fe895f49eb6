using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Keeps up with what happens to chats: blocked or started again, the bot put into a group or out of it, a group with another name or number.</summary>
public sealed class FollowChat(ConversationHeads heads, BotVoice voice) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public Task HandleAsync(UpdateContext context) => context.Find<StaffChat>() is not null ? Task.CompletedTask : context.Update switch
    {
        { MyChatMember: { Chat.IsPrivate: true } standing } => TellAsync(context, standing.Chat.Id),
        { MyChatMember: { Chat.IsGroup: true } standing } => FollowStandingAsync(context, standing),
        { Message: { MigrateToChatId: { } target } message } => MoveAsync(context.Db, context.Bot.Id, message.Chat.Id, target),
        { Message: { NewChatTitle: { } title } message } => RenameAsync(context, message.Chat.Id, title),
        { Message: { ForumTopicEdited.Name: { } topic } message } => RenameTopicAsync(context, message, topic),
        _ => Task.CompletedTask,
    };

    // Whether an answer can be written changed.
    private async Task TellAsync(UpdateContext context, long chatId)
    {
        if (await ConversationHeads.FindAsync(context.Db, context.Bot.Id, chatId) is { } conversation)
            heads.Tell(context.Db, conversation);
    }

    private async Task FollowStandingAsync(UpdateContext context, ChatMemberUpdated standing)
    {
        if (standing.OldChatMember?.IsIn == standing.NewChatMember.IsIn)
            return;
        foreach (var conversation in await OfChatAsync(context.Db, context.Bot.Id, standing.Chat.Id))
            await voice.NoteAsync(context.Db, conversation, standing.NewChatMember.IsIn ? $"{standing.From.FullName} added the bot to the group" : "The bot was removed from the group");
    }

    private static async Task MoveAsync(AppDbContext db, BotId bot, long from, long to)
    {
        foreach (var conversation in await OfChatAsync(db, bot, from))
        {
            if (await ConversationHeads.FindAsync(db, bot, new ChatPlace(conversation.Kind, to, conversation.ThreadId)) is null)
                conversation.ChatId = to;
        }
    }

    private async Task RenameAsync(UpdateContext context, long chatId, string title)
    {
        foreach (var conversation in await OfChatAsync(context.Db, context.Bot.Id, chatId))
        {
            ConversationHeads.Name(conversation, title, ConversationHeads.TopicIn(conversation), username: null);
            heads.Tell(context.Db, conversation);
        }
    }

    private async Task RenameTopicAsync(UpdateContext context, Message message, string topic)
    {
        if (ChatPlace.Of(message) is not { } place || await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is not { } conversation)
            return;
        ConversationHeads.Name(conversation, message.Chat.DisplayName, topic, message.Chat.Username);
        heads.Tell(context.Db, conversation);
    }

    private static Task<List<Conversation>> OfChatAsync(AppDbContext db, BotId bot, long chatId) =>
        db.Conversations.AsTracking().Where(c => c.BotId == bot && c.ChatId == chatId && c.Kind == ConversationKind.Group).ToListAsync();
}

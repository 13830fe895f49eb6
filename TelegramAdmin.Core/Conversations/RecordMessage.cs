using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Writes what a person sends to a bot, and later edits, into their conversation.</summary>
public sealed class RecordMessage(ConversationHeads heads, BotVoice voice) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public Task HandleAsync(UpdateContext context) => context.Update switch
    {
        _ when context.Find<StaffBusiness>() is not null => Task.CompletedTask,
        { Message: { Chat.IsPrivate: true } message } => RecordAsync(context, message),
        { EditedMessage: { Chat.IsPrivate: true } edited } => EditAsync(context, edited),
        { CallbackQuery: { Message.Chat.IsPrivate: true } press } => RecordPressAsync(context, press),
        { MyChatMember: { Chat.IsPrivate: true } standing } => TellOfStandingAsync(context, standing),
        _ => Task.CompletedTask,
    };

    private async Task RecordAsync(UpdateContext context, Message message)
    {
        var conversation = await heads.FindOrStartAsync(context, message.Chat);
        if (context.Find<MessageRefused>() is { } refused)
        {
            await voice.NoteAsync(context.Db, conversation, refused.TeamNote);
            context.Set(new ConversationThread(conversation, isCommand: false) { StaysQuiet = true });
            return;
        }
        if (message.SuccessfulPayment is not null || message.RefundedPayment is not null)
        {
            context.Set(new ConversationThread(conversation, isCommand: false) { StaysQuiet = true }); // Telegram's note; whoever sells says what it means.
            return;
        }
        var content = MessageContent.Of(message);
        var row = context.Db.ConversationMessages.Add(Row(conversation, message, content)).Entity;
        await context.Db.SaveChangesAsync();
        var isCommand = BotCommand.TryRead(message, context.Bot.Username, out _);
        heads.Advance(context.Db, conversation, row, content.Preview());
        context.Set(new ConversationThread(conversation, isCommand));
    }

    private async Task EditAsync(UpdateContext context, Message edited)
    {
        if (context.Find<MessageRefused>() is not null)
            return;
        var conversation = await heads.FindOrStartAsync(context, edited.Chat);
        var row = await context.Db.ConversationMessages.AsTracking()
            .FirstOrDefaultAsync(m => m.ConversationId == conversation.Id && m.TelegramMessageId == edited.MessageId && m.Kind != MessageKind.ButtonPress);
        if (row is null)
            return; // Written before the bot was added here.
        var content = MessageContent.Of(edited);
        if (row.Text == content.Text && row.Entities == content.Entities)
            return;
        context.Db.MessageRevisions.Add(new MessageRevision
        {
            WorkspaceId = row.WorkspaceId,
            MessageId = row.Id,
            Text = row.Text,
            Entities = row.Entities,
            ReplacedAt = context.Now,
        });
        (row.Text, row.Entities, row.EditedAt) = (content.Text, content.Entities, context.Now);
        if (conversation.LastMessageId == row.Id)
            conversation.Preview = content.Preview();
        heads.Tell(context.Db, conversation);
    }

    private async Task RecordPressAsync(UpdateContext context, CallbackQuery press)
    {
        if (await ConversationHeads.FindAsync(context.Db, context.Bot.Id, press.Message!.Chat.Id) is not { } conversation)
            return;
        context.Db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Person,
            Kind = MessageKind.ButtonPress,
            Text = press.Data ?? "",
            TelegramMessageId = press.Message.MessageId,
            SentAt = context.Now,
        });
        heads.Tell(context.Db, conversation);
    }

    // Blocked, or started again: whether an answer can be written changed.
    private async Task TellOfStandingAsync(UpdateContext context, ChatMemberUpdated standing)
    {
        if (await ConversationHeads.FindAsync(context.Db, context.Bot.Id, standing.Chat.Id) is { } conversation)
            heads.Tell(context.Db, conversation);
    }

    private static ConversationMessage Row(Conversation conversation, Message message, MessageContent content) => new()
    {
        WorkspaceId = conversation.WorkspaceId,
        ConversationId = conversation.Id,
        Author = MessageAuthor.Person,
        TelegramMessageId = message.MessageId,
        Kind = content.Kind,
        Text = content.Text,
        Entities = content.Entities,
        Media = content.Media?.ToJson(),
        AlbumId = message.MediaGroupId,
        ReplyToTelegramId = message.ReplyToMessage?.MessageId,
        Quote = MessageContent.QuoteOf(message),
        SentAt = DateTimeOffset.FromUnixTimeSeconds(message.Date),
    };
}

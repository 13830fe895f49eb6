using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Writes what a person sends to a bot, in private or in a group, into the conversation.</summary>
public sealed class RecordMessage(ConversationHeads heads, BotVoice voice, GroupAttention attention) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.Message is not { } message || ChatPlace.Of(message) is not { } place || context.Find<StaffChat>() is not null)
            return;
        if (place.Kind == ConversationKind.Private)
            await RecordPrivateAsync(context, message, place);
        else if (place.Kind == ConversationKind.Group && await attention.TakesAsync(context, message, place))
            await RecordGroupAsync(context, message, place);
    }

    private async Task RecordPrivateAsync(UpdateContext context, Message message, ChatPlace place)
    {
        var conversation = await heads.FindOrStartAsync(context, message.Chat, place);
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
        await heads.AddAsync(context.Db, conversation, message, MessageAuthor.Person);
        context.Set(new ConversationThread(conversation, BotCommand.TryRead(message, context.Bot.Username, out _)));
    }

    private async Task RecordGroupAsync(UpdateContext context, Message message, ChatPlace place)
    {
        var conversation = await heads.FindOrStartAsync(context, message.Chat, place, GroupAttention.TopicOf(message));
        await heads.AddAsync(context.Db, conversation, message, MessageAuthor.Person, message.SenderChat?.DisplayName ?? message.From?.FullName);
        var isCommand = BotCommand.TryRead(message, context.Bot.Username, out _);
        context.Set(new ConversationThread(conversation, isCommand) { StaysQuiet = isCommand || !GroupAttention.IsForBot(message, context.Bot) });
    }
}

using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Ai.Answering;

/// <summary>The button under an answer of the model, which calls the team.</summary>
internal sealed class PersonButton(HandOver handOver, BotVoice voice, BotTexts texts) : IUpdateHandler
{
    public const string Data = "ai:person";

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { IsAnswered: false, Bot.AnswersItself: true, Update.CallbackQuery: { Message: { Chat.IsPrivate: true } pressed, Data: Data } press })
            return;
        if (context.Find<Recognised>() is not { } person || await ConversationHeads.FindAsync(context.Db, context.Bot.Id, pressed.Chat.Id) is not { } conversation)
            return;
        var turn = new RuleTurn(context.Db, context.Bot, conversation, person.User, context.Now) { Context = context, Text = Data };
        if (press.From.Id == pressed.Chat.Id && await PressedMessage.HasButtonAsync(turn, pressed.MessageId, Data))
            await handOver.PressAsync(turn, context);
        else
            voice.AnswerPress(context, (await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.User.Language)).Plain("rule.gone"));
    }
}

using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AutoReplies;

/// <summary>Answers a button that nobody else answers (another program that reads the bot's updates would), so that it does not spin on the person's phone (core.telegram.org/bots/api#answercallbackquery).</summary>
public sealed class AnswerPress(BotVoice voice, OtherReaders readers) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Conclude;

    public Task HandleAsync(UpdateContext context)
    {
        if (context is { IsAnswered: false, Bot.AnswersItself: true, Update.CallbackQuery: not null } && !readers.Any(context.Bot.Id))
            voice.AnswerPress(context);
        return Task.CompletedTask;
    }
}

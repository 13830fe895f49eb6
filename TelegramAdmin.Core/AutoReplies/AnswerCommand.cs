using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies;

/// <summary>The bot's first words: /start for new and returning people, /help, and what it says to a command that it does not know.</summary>
public sealed class AnswerCommand(BotTexts texts, BotVoice voice) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.IsAnswered || context.Find<ConversationThread>() is not { IsCommand: true } || context.Find<Recognised>() is not { } person)
            return;
        if (!BotCommand.TryRead(context.Update.Message!, context.Bot.Username, out var command))
            return;
        if (context.Bot.AnswersItself)
        {
            var html = await texts.SayAsync(context.Db, KeyOf(command, person.User), person.User.Language, Variables(context, person.User, command));
            await voice.ShowAsync(context, BotScreen.Of(html));
        }
        if (command.Name == "start")
            person.User.StartedAt ??= context.Now;
    }

    private static string KeyOf(BotCommand command, BotUser user) => command.Name switch
    {
        "start" => user.StartedAt is null ? "start.new" : "start.returning",
        "help" => "help",
        _ => "unknown_command",
    };

    private static Dictionary<string, string> Variables(UpdateContext context, BotUser user, BotCommand command) => new()
    {
        ["first_name"] = user.FirstName,
        ["bot_name"] = context.Bot.Name,
        ["command"] = "/" + command.Name,
    };
}

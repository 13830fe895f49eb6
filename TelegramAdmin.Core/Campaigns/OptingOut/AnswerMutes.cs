using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.OptingOut;

/// <summary>/mutes and its buttons: people see what a bot sends to many, and switch it off or on.</summary>
internal sealed class AnswerMutes(OptOutDesk desk, BotTexts texts, BotVoice voice) : IUpdateHandler
{
    public const string Command = "mutes";

    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { IsAnswered: false, Bot.AnswersItself: true } || context.Find<Recognised>() is not { } person)
            return;
        if (context.Update.CallbackQuery is { Data: { } data } && data.Split(':')[0] == MutesScreen.Route)
            await PressedAsync(context, person.User, data);
        else if (context.Find<ConversationThread>() is { IsCommand: true, Row.Kind: ConversationKind.Private } && BotCommand.TryRead(context.Update.Message!, context.Bot.Username, out var command) && command.Name == Command)
            await ShowAsync(context, person.User, await WordsAsync(context, person.User));
    }

    private async Task PressedAsync(UpdateContext context, BotUser person, string data)
    {
        var words = await WordsAsync(context, person);
        if (MutesScreen.Read(data) is not var (category, isOff) || (category > 0 && !await desk.SwitchAsync(context, category, isOff)))
        {
            voice.AnswerPress(context, words.Plain("press.gone"));
            return;
        }
        var name = category == 0 ? null : await context.Db.BroadcastCategories.Where(c => c.Id == category).Select(c => c.Name).FirstAsync();
        await ShowAsync(context, person, words, name is null ? null : words.Plain(isOff ? "mutes.is_off" : "mutes.is_on", ("name", name)));
    }

    private async Task ShowAsync(UpdateContext context, BotUser person, Wording words, string? toast = null) =>
        await voice.ShowAsync(context, await MutesScreen.OfAsync(context.Db, context.Bot.WorkspaceId, person.TelegramUserId, words), toast);

    private Task<Wording> WordsAsync(UpdateContext context, BotUser person) => texts.InAsync(context.Db, context.Bot.WorkspaceId, person.Language);
}

using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>What the guard says to a person, in their private chat and their language. Where another program speaks for the bot, nothing.</summary>
internal sealed class GuardVoice(BotVoice voice, BotTexts texts, ConversationHeads heads)
{
    private const string Source = "Anti-spam";

    public async Task<Wording> WordsAsync(UpdateContext context, Arrival arrival)
    {
        var language = await context.Db.BotUsers.Where(u => u.BotId == context.Bot.Id && u.TelegramUserId == arrival.Sender.Id).Select(u => u.ChosenLanguage).FirstOrDefaultAsync();
        return await texts.InAsync(context.Db, context.Bot.WorkspaceId, language ?? arrival.Sender.LanguageCode);
    }

    /// <summary>After a press, over the chat; else as a message.</summary>
    public async Task TellAsync(UpdateContext context, Arrival arrival, string key, params IReadOnlyList<(string Name, object Value)> variables)
    {
        if (!context.Bot.AnswersItself)
            return;
        var words = await WordsAsync(context, arrival);
        if (context.Update.CallbackQuery is not null)
            voice.AnswerPress(context, words.Plain(key, variables));
        else if (arrival is { IsPrivate: true, Chat: { } chat })
            await voice.SayAsync(context.Db, await heads.FindOrStartAsync(context, chat), BotScreen.Of(words.Say(key, variables)), Source);
    }

    public async Task<ConversationMessage> AskAsync(UpdateContext context, Arrival arrival, BotScreen screen) =>
        await voice.SayAsync(context.Db, await heads.FindOrStartAsync(context, arrival.Chat!), screen, Source);

    /// <summary>Changes what it asked; a press rests with it.</summary>
    public async Task ReplaceAsync(UpdateContext context, Arrival arrival, long? messageId, BotScreen screen)
    {
        voice.AnswerPress(context);
        await voice.ReplaceAsync(context.Db, await heads.FindOrStartAsync(context, arrival.Chat!), messageId, screen);
    }
}

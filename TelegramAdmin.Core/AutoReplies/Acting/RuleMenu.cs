using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>
/// The buttons under a rule's screens. What a button sends back can be made up by any program that speaks for a person, and comes from messages
/// of years ago too: only a button that leads somewhere now, under a message that this rule sent into this chat, does anything.
/// </summary>
internal sealed class RuleMenu(AnswerSets sets, ScreenVoice screens, HandOver handOver, BotVoice voice, BotTexts texts) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { IsAnswered: false, Bot.AnswersItself: true, Update.CallbackQuery: { Message: { } pressed, Data: { } data } press } || !data.StartsWith(ScreenView.Route + ":", StringComparison.Ordinal))
            return;
        if (context.Find<Recognised>() is not { } person || ChatPlace.Of(pressed) is not { } place || await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is not { } conversation)
            return;
        var turn = new RuleTurn(context.Db, context.Bot, conversation, person.User, context.Now) { Context = context, Text = data };
        var isTheirs = !pressed.Chat.IsPrivate || press.From.Id == pressed.Chat.Id;
        if (isTheirs && await FindAsync(turn, pressed.MessageId, data) is { } led)
            await led(turn);
        else
            voice.AnswerPress(context, (await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.User.Language)).Plain("rule.gone"));
    }

    /// <summary>What the button leads to; null where that is nowhere.</summary>
    private async Task<Func<RuleTurn, Task>?> FindAsync(RuleTurn turn, long messageId, string data)
    {
        if (data.Split(':') is not [_, var number, var key] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        if (!await PressedMessage.HasButtonAsync(turn, messageId, $"{ScreenView.Route}:{number}:"))
            return null;
        if ((await sets.OfAsync(turn.Conversation.WorkspaceId)).Rules.Find(id) is not { } rule || !rule.IsFor(turn.Bot.Id))
            return null;
        if (key == ScreenView.Person)
            return rule.Screens.Any(s => s.Buttons.Any(row => row.Any(b => b.HandsOver))) ? t => handOver.PressAsync(t, t.Context!) : null;
        return rule.Screens.FirstOrDefault(s => s.Key == key) is { } screen ? t => screens.TurnToAsync(t, rule.Id, rule.Name, screen) : null;
    }
}

using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Shows a screen of a rule. A screen of text is changed in place when somebody goes from one to another; one with a file is sent.</summary>
internal sealed class ScreenVoice(ScreenWords words, BotVoice voice, ReplyFiles files)
{
    public async Task SayAsync(RuleTurn turn, long ruleId, string ruleName, RuleScreen screen)
    {
        var shown = await FillAsync(turn, ruleId, screen);
        if (screen.File is { } file)
            await voice.SayAsync(turn.Db, turn.Conversation, shown, await TakeAsync(turn, file), ruleName);
        else
            await voice.SayAsync(turn.Db, turn.Conversation, shown, ruleName);
        turn.HasSpoken = true;
    }

    /// <summary>After a press of one of the rule's own buttons.</summary>
    public async Task TurnToAsync(RuleTurn turn, long ruleId, string ruleName, RuleScreen screen)
    {
        if (screen.File is null)
        {
            await voice.ShowAsync(turn.Context!, await FillAsync(turn, ruleId, screen), source: ruleName);
            return;
        }
        voice.AnswerPress(turn.Context!);
        await SayAsync(turn, ruleId, ruleName, screen);
    }

    private async Task<BotScreen> FillAsync(RuleTurn turn, long ruleId, RuleScreen screen)
    {
        var values = await words.ValuesAsync(turn.Db, turn.Conversation.WorkspaceId, turn.Person, turn.Bot.Name, ScreenView.TextsOf(screen, turn.Language));
        return ScreenView.Of(ruleId, screen, turn.Language, values);
    }

    private async Task<ReplyUpload> TakeAsync(RuleTurn turn, KeptFile file) =>
        (await files.TakeAsync(turn.Conversation.WorkspaceId, [file], 0, CancellationToken.None))[0];
}

using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>Answers what no rule answered: a message that is one of the questions, or has one of their keywords; and /faq with the list of them.</summary>
internal sealed class AnswerByFaq(FaqView view, BotVoice voice, BotTexts texts)
{
    public async Task RunAsync(RuleTurn turn, RuleOccasion occasion, FaqSet faq, AnswerPace pace)
    {
        if (faq.IsEmpty || turn.Conversation.Kind != ConversationKind.Private)
            return;
        var words = await texts.InAsync(turn.Db, turn.Conversation.WorkspaceId, turn.Person.Language);
        if (occasion.Command is { Name: "faq" })
            await ListAsync(turn, faq.ListFor(turn.Bot.Id, turn.Language), words);
        else if (occasion.Words is { } asked && faq.Answer(asked, turn.Bot.Id, turn.Language) is { } entry && await pace.AllowsAsync(turn))
            await AnswerAsync(turn, entry, words);
    }

    private async Task ListAsync(RuleTurn turn, IReadOnlyList<Rules.FaqEntry> entries, Wording words)
    {
        if (entries.Count == 0)
            return;
        await voice.SayAsync(turn.Db, turn.Conversation, FaqView.Contents(entries, words), FaqView.Source);
        (turn.IsAnswered, turn.HasSpoken) = (true, true);
    }

    private async Task AnswerAsync(RuleTurn turn, Rules.FaqEntry entry, Wording words)
    {
        await voice.SayAsync(turn.Db, turn.Conversation, await view.AnswerAsync(turn, entry, words, isMenu: false), Storage.ShortText.Cut($"{FaqView.Source}: {entry.Question}", 120));
        await RuleLedger.FaqUsedAsync(turn.Db, turn.Conversation.WorkspaceId, entry.Id, turn.Now);
        (turn.IsAnswered, turn.HasSpoken) = (true, true);
    }
}

using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>The buttons of the FAQ: leads through categories and questions, takes thanks, calls a person. Whatever does not lead anywhere now says so.</summary>
internal sealed class FaqMenu(AnswerSets sets, FaqView view, HandOver handOver, BotVoice voice, BotTexts texts) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context is not { IsAnswered: false, Bot.AnswersItself: true, Update.CallbackQuery: { Message: { Chat.IsPrivate: true } pressed, Data: { } data } press } || !data.StartsWith(FaqView.Route + ":", StringComparison.Ordinal))
            return;
        if (context.Find<Recognised>() is not { } person || await ConversationHeads.FindAsync(context.Db, context.Bot.Id, pressed.Chat.Id) is not { } conversation)
            return;
        var turn = new RuleTurn(context.Db, context.Bot, conversation, person.User, context.Now) { Context = context, Text = data };
        var words = await texts.InAsync(context.Db, context.Bot.WorkspaceId, person.User.Language);
        var faq = (await sets.OfAsync(context.Bot.WorkspaceId)).Faq;
        var isTheirs = press.From.Id == pressed.Chat.Id && await PressedMessage.HasButtonAsync(turn, pressed.MessageId, FaqView.Route + ":");
        if (!isTheirs || !await LeadAsync(turn, faq, data.Split(':'), words))
            voice.AnswerPress(context, words.Plain("rule.gone"));
    }

    private async Task<bool> LeadAsync(RuleTurn turn, FaqSet faq, string[] parts, Wording words)
    {
        if (parts is not [_, var what, var number, ..] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        var page = parts is [_, _, _, var last] && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        if (what == "top")
            return await ShowContentsAsync(turn, faq, words, page);
        if (faq.Find(id, turn.Bot.Id) is not { } entry)
            return false;
        switch (what)
        {
            case "c":
                return await ShowCategoryAsync(turn, faq, entry, words, page);
            case "q":
                await voice.ShowAsync(turn.Context!, await view.AnswerAsync(turn, entry, words, isMenu: true), source: FaqView.Source);
                await RuleLedger.FaqUsedAsync(turn.Db, turn.Conversation.WorkspaceId, entry.Id, turn.Now);
                return true;
            case "ok":
                await ThankAsync(turn, entry, words);
                return true;
            case "person":
                await handOver.PressAsync(turn, turn.Context!);
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> ShowContentsAsync(RuleTurn turn, FaqSet faq, Wording words, int page)
    {
        var entries = faq.ListFor(turn.Bot.Id, turn.Language);
        if (entries.Count == 0)
            return false;
        await voice.ShowAsync(turn.Context!, FaqView.Contents(entries, words, page), source: FaqView.Source);
        return true;
    }

    private async Task<bool> ShowCategoryAsync(RuleTurn turn, FaqSet faq, FaqEntry entry, Wording words, int page)
    {
        var all = faq.ListFor(turn.Bot.Id, turn.Language);
        var category = all.Where(e => e.Category == entry.Category).ToList();
        if (category.Count == 0)
            return false;
        await voice.ShowAsync(turn.Context!, FaqView.Questions(category, words, page, isAlone: category.Count == all.Count), source: FaqView.Source);
        return true;
    }

    // The answer stays, its buttons go.
    private async Task ThankAsync(RuleTurn turn, FaqEntry entry, Wording words)
    {
        var shown = await view.AnswerAsync(turn, entry, words, isMenu: false);
        await voice.ShowAsync(turn.Context!, shown with { Rows = [] }, words.Plain("faq.helped"), FaqView.Source);
    }
}

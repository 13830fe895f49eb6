using System.Globalization;
using System.Net;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Localization;

namespace TelegramAdmin.Core.AutoReplies.Inline;

/// <summary>The questions and answers, for people who show them to others.</summary>
internal sealed class InlineFaq(AnswerSets sets, ScreenWords words) : IInlineSource
{
    private const int Most = 200;

    public async Task<IReadOnlyList<InlineAnswer>> SearchAsync(InlineWish wish)
    {
        var entries = (await sets.OfAsync(wish.Bot.WorkspaceId)).Faq.Search(wish.Query, wish.Bot.Id, wish.Language).Take(Most).ToList();
        var values = await words.ValuesAsync(wish.Db, wish.Bot.WorkspaceId, wish.Person, wish.Bot.Name, entries.Select(e => e.Answer));
        return entries.ConvertAll(e =>
        {
            var answer = TextTemplate.Fill(e.Answer, values, wish.Language ?? TextCatalog.Fallback);
            return new InlineAnswer(string.Create(CultureInfo.InvariantCulture, $"faq:{e.Id}"), e.Question, InlineRules.Teaser(answer), BotScreen.Of($"<b>{WebUtility.HtmlEncode(e.Question)}</b>\n\n{answer}"));
        });
    }
}

using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>The FAQ as screens: categories, the questions of one, an answer. A category is named by one of its entries, so that a button of old leads to it or nowhere.</summary>
internal sealed class FaqView(ScreenWords screenWords)
{
    public const string Route = "faq";
    public const string Source = "FAQ";

    private const int OnOnePage = 8;
    private const int LongestLabel = 60;

    public async Task<BotScreen> AnswerAsync(RuleTurn turn, FaqEntry entry, Wording words, bool isMenu)
    {
        var values = await screenWords.ValuesAsync(turn.Db, turn.Conversation.WorkspaceId, turn.Person, turn.Bot.Name, [entry.Answer]);
        var html = $"<b>{System.Net.WebUtility.HtmlEncode(entry.Question)}</b>\n\n{TextTemplate.Fill(entry.Answer, values, words.Language)}";
        IReadOnlyList<BotButton> verdict = [new(words.Plain("button.faq.helped"), Data("ok", entry.Id)), new(words.Plain("button.faq.person"), Data("person", entry.Id))];
        return isMenu ? BotScreen.Of(html, verdict, [new BotButton(words.Plain("button.back"), Data("c", entry.Id, 0))]) : BotScreen.Of(html, verdict);
    }

    /// <summary>The categories, or the questions at once where there are no categories.</summary>
    public static BotScreen Contents(IReadOnlyList<FaqEntry> entries, Wording words, int page = 0)
    {
        var categories = entries.GroupBy(e => e.Category).ToList();
        if (categories.Count == 1)
            return Questions([.. categories[0]], words, page, isAlone: true);
        var rows = Page(categories, page).Select(c => Row(NameOf(c.Key, words), Data("c", c.First().Id, 0)));
        return new BotScreen(words.Say("faq.title"), [.. rows, .. Pager(categories.Count, page, p => Data("top", 0, p))]);
    }

    public static BotScreen Questions(IReadOnlyList<FaqEntry> category, Wording words, int page, bool isAlone)
    {
        var rows = Page(category, page).Select(e => Row(e.Question, Data("q", e.Id)));
        var title = isAlone ? words.Say("faq.title") : $"<b>{System.Net.WebUtility.HtmlEncode(NameOf(category[0].Category, words))}</b>";
        var pager = Pager(category.Count, page, p => isAlone ? Data("top", 0, p) : Data("c", category[0].Id, p));
        return new BotScreen(title, isAlone ? [.. rows, .. pager] : [.. rows, .. pager, Row(words.Plain("button.back"), Data("top", 0, 0))]);
    }

    private static string NameOf(string category, Wording words) => category.Length > 0 ? category : words.Plain("faq.other");

    private static IEnumerable<T> Page<T>(IReadOnlyList<T> all, int page) => all.Skip(Within(all.Count, page) * OnOnePage).Take(OnOnePage);

    private static IEnumerable<IReadOnlyList<BotButton>> Pager(int count, int page, Func<int, string> data)
    {
        var (last, now) = ((count - 1) / OnOnePage, Within(count, page));
        if (last > 0)
            yield return [new BotButton("◀", data(now == 0 ? last : now - 1)), new BotButton($"{now + 1}/{last + 1}", data(now)), new BotButton("▶", data(now == last ? 0 : now + 1))];
    }

    private static int Within(int count, int page) => Math.Clamp(page, 0, Math.Max(0, (count - 1) / OnOnePage));

    private static IReadOnlyList<BotButton> Row(string text, string data) => [new BotButton(text.Length <= LongestLabel ? text : ShortText.Cut(text, LongestLabel - 1) + "…", data)];

    private static string Data(string what, long id, int? page = null) =>
        page is null ? string.Create(CultureInfo.InvariantCulture, $"{Route}:{what}:{id}") : string.Create(CultureInfo.InvariantCulture, $"{Route}:{what}:{id}:{page}");
}

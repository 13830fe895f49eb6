using System.Globalization;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AutoReplies.Inline;

/// <summary>The rules that wait for what is typed after @bot. A word that is still being typed finds them too.</summary>
internal sealed class InlineRules(AnswerSets sets, ScreenWords words) : IInlineSource
{
    private const int LongestTeaser = 120;

    public async Task<IReadOnlyList<InlineAnswer>> SearchAsync(InlineWish wish)
    {
        var typed = MessageWords.Fold(wish.Query);
        var found = new List<InlineAnswer>();
        foreach (var rule in (await sets.OfAsync(wish.Bot.WorkspaceId)).Rules.Inline.Where(r => r.IsFor(wish.Bot.Id) && IsMeant(r, typed) && IsSpoken(r, wish.Language)))
        {
            var screen = rule.Screens[0];
            var values = await words.ValuesAsync(wish.Db, wish.Bot.WorkspaceId, wish.Person, wish.Bot.Name, ScreenView.TextsOf(screen, wish.Language));
            var shown = ScreenView.Of(rule.Id, screen, wish.Language, values);
            if (shown.Html.Length > 0) // A file alone cannot be sent so.
                found.Add(new InlineAnswer(string.Create(CultureInfo.InvariantCulture, $"rule:{rule.Id}"), rule.Name, Teaser(shown.Html), shown));
        }
        return found;
    }

    internal static string Teaser(string html) => Storage.ShortText.Cut(Excerpt.OneLineOf(TelegramHtml.Read(html).Text), LongestTeaser);

    private static bool IsMeant(CompiledRule rule, string typed) =>
        rule.Trigger.Words.Count == 0 || rule.Trigger.Words.Select(MessageWords.Fold).Any(w => w.StartsWith(typed, StringComparison.Ordinal) || typed.Contains(w, StringComparison.Ordinal));

    // The other conditions are about conversations, and here is none.
    private static bool IsSpoken(CompiledRule rule, string? language) => rule.Conditions.Languages.Count == 0 || rule.Conditions.Languages.Contains(language ?? "", StringComparer.Ordinal);
}

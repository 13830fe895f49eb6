using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>What is wrong with a question that somebody wrote or imported.</summary>
internal static class FaqCheck
{
    public const int LongestQuestion = 256;

    private const int LongestKeywords = 500;
    private const int LongestCategory = 60;

    public static Failure? Form(FaqDraft draft) =>
        !Fits(draft.Question, LongestQuestion) || MessageWords.Fold(draft.Question).Length == 0 ? FaqErrors.QuestionInvalid
        : !ShortText.IsWhole(draft.Answer) ? FaqErrors.AnswerInvalid("The answer holds half of a character. Type it again.")
        : TextTemplate.Check(draft.Answer, RuleVariables.All) is { } why ? FaqErrors.AnswerInvalid(why)
        : !Fits(draft.Keywords, LongestKeywords) || FaqWords.Of(draft.Keywords).Any(k => MessageWords.TokensOf(k).Count == 0) ? FaqErrors.KeywordsInvalid
        : !Fits(draft.Category, LongestCategory) ? FaqErrors.CategoryInvalid
        : draft.Language.Length > 0 && !RuleCheck.LanguageForm().IsMatch(draft.Language) ? FaqErrors.LanguageInvalid
        : null;

    public static async Task<Failure?> StrangersAsync(AppDbContext db, FaqDraft draft) =>
        draft.BotId is { } bot && !await db.Bots.AnyAsync(b => b.Id == bot && b.State != BotState.Removed) ? FaqErrors.BotUnknown : null;

    private static bool Fits(string text, int longest) => text.Length <= longest && ShortText.IsWhole(text);
}

internal static class FaqWords
{
    /// <summary>The keywords of an entry.</summary>
    public static string[] Of(string keywords) => keywords.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>A question with its answer as somebody wrote it, before it is checked.</summary>
public sealed record FaqDraft(string Question, string Answer)
{
    /// <summary>Null for every bot of the workspace.</summary>
    public BotId? BotId { get; init; }

    /// <summary>Separated by commas.</summary>
    public string Keywords { get; init; } = "";

    public string Category { get; init; } = "";

    /// <summary>Two letters; empty for every language.</summary>
    public string Language { get; init; } = "";

    public bool IsOn { get; init; } = true;

    public static FaqDraft Of(FaqEntry entry) => new(entry.Question, entry.Answer)
    {
        BotId = entry.BotId,
        Keywords = entry.Keywords,
        Category = entry.Category,
        Language = entry.Language,
        IsOn = entry.IsOn,
    };

    internal FaqDraft Tidy() => this with
    {
        Question = Question.Trim(),
        Answer = Answer.Trim(),
        Keywords = string.Join(", ", Keywords.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)),
        Category = Category.Trim(),
        Language = Language.Trim().ToLowerInvariant(),
    };

    internal void WriteTo(FaqEntry entry)
    {
        (entry.BotId, entry.Question, entry.Answer, entry.IsOn) = (BotId, Question, Answer, IsOn);
        (entry.Keywords, entry.Category, entry.Language) = (Keywords, Category, Language);
    }
}

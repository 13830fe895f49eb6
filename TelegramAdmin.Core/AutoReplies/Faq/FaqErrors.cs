using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.AutoReplies.Faq;

/// <summary>Every way in which a question is refused.</summary>
public static class FaqErrors
{
    public static Failure NotFound { get; } = new(FailureKind.NotFound, "faq_not_found", "This question does not exist any more. Nothing was changed.");

    public static Failure TooMany { get; } = new(FailureKind.Conflict, "faq_limit_reached", $"There are {FaqBook.Most:N0} questions, which is as many as a workspace may have. Remove some first.");

    public static Failure QuestionInvalid { get; } = Invalid("faq_question_invalid", $"A question has 1 to {FaqCheck.LongestQuestion} characters.", "question");

    public static Failure QuestionExists { get; } = new(FailureKind.Conflict, "faq_question_exists", "This question stands in the list already, in this language. Change that one.", "question");

    public static Failure AnswerInvalid(string why) => Invalid("faq_answer_invalid", why, "answer");

    public static Failure KeywordsInvalid { get; } = Invalid("faq_keywords_invalid", "Keywords are words separated by commas, 500 characters in all.", "keywords");

    public static Failure CategoryInvalid { get; } = Invalid("faq_category_invalid", "A category has at most 60 characters.", "category");

    public static Failure LanguageInvalid { get; } = Invalid("faq_language_invalid", "A language has two letters, such as es. Leave it empty for all.", "language");

    public static Failure BotUnknown { get; } = Invalid("faq_bot_unknown", "This bot is not here any more. Choose another one, or all bots.", "bot");

    public static Failure FileTooLarge { get; } = Invalid("faq_file_invalid", "The file is larger than 5 MB. Split it into several.", "file");

    public static Failure FileNotText { get; } = Invalid("faq_file_invalid", "The file is not text in UTF-8. Save it as “CSV UTF-8” and choose it again.", "file");

    public static Failure ColumnsMissing(string names) => Invalid("faq_columns_missing",
        $"The first line names no column {names}. Begin the file with the line question,answer,keywords,category,language.", "file");

    private static Failure Invalid(string code, string message, string field) => new(FailureKind.Invalid, code, message, field);
}

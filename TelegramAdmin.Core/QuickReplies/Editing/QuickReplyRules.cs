using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies.Editing;

/// <summary>What a quick reply must be like to be kept, apart from what is stored already.</summary>
internal static class QuickReplyRules
{
    /// <summary>The draft as it is stored, or why it is not.</summary>
    public static Result<QuickReplyDraft> Clean(QuickReplyDraft draft)
    {
        var shortcut = draft.Shortcut.Trim().TrimStart('/').ToLowerInvariant();
        var title = draft.Title.Trim();
        if (shortcut.Length is 0 or > QuickReply.LongestShortcut || !shortcut.All(IsOfShortcut))
            return QuickReplyErrors.Shortcut;
        if (title.Length is 0 or > QuickReply.LongestTitle || !ShortText.IsWhole(title))
            return QuickReplyErrors.Title;
        if (draft.Steps.Count is 0 or > QuickReply.MostSteps)
            return QuickReplyErrors.StepCount;
        var steps = draft.Steps.Select(Tidy).ToList();
        var wrong = steps.Select((step, index) => Check(step, index + 1)).FirstOrDefault(w => w is not null);
        return wrong is not null ? wrong : draft with { Shortcut = shortcut, Title = title, Steps = steps };
    }

    /// <summary>Whether Telegram takes it once its variables are filled.</summary>
    public static Failure? CheckFilled(IReadOnlyList<ReplyStep> steps) => steps.Select((step, index) => CheckLength(step, index + 1)).FirstOrDefault(wrong => wrong is not null);

    public static string SearchText(QuickReplyDraft draft) =>
        string.Join('\n', draft.Steps.Select(s => s.Text).Prepend(draft.Title).Prepend("/" + draft.Shortcut)).ToLowerInvariant();

    private static bool IsOfShortcut(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-';

    private static ReplyStep Tidy(ReplyStep step)
    {
        var rows = step.Buttons?.Where(row => row.Count > 0).Select(row => row.Select(b => b with { Text = b.Text.Trim(), Url = string.IsNullOrWhiteSpace(b.Url) ? null : b.Url.Trim() }).ToList()).ToList();
        return step with { Text = step.Text.ReplaceLineEndings("\n").Trim(), Buttons = rows is { Count: > 0 } ? rows : null };
    }

    private static Failure? Check(ReplyStep step, int number)
    {
        if (step.Text.Length == 0 && step.File is null)
            return QuickReplyErrors.StepEmpty(number);
        if (CheckLength(step, number) is { } tooLong)
            return tooLong;
        if (!Texts(step).All(ShortText.IsWhole))
            return QuickReplyErrors.StepNotText(number);
        if (Texts(step).Select(ReplyVariables.FirstUnknown).FirstOrDefault(name => name is not null) is { } unknown)
            return QuickReplyErrors.UnknownVariable(number, unknown);
        return step.Buttons is null ? null : ReplyButtons.Check(step.Buttons);
    }

    private static Failure? CheckLength(ReplyStep step, int number)
    {
        var limit = step.File is null ? SendReply.LargestText : SendReply.LargestCaption;
        return step.Text.Length > limit ? QuickReplyErrors.StepTooLong(number, step.Text.Length, limit) : null;
    }

    private static IEnumerable<string> Texts(ReplyStep step) =>
        (step.Buttons ?? []).SelectMany(row => row).SelectMany(b => new[] { b.Text, b.Url ?? "" }).Prepend(step.Text);
}

using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.QuickReplies;

namespace TelegramAdmin.Features.QuickReplies;

/// <summary>Quick replies in words.</summary>
internal static class ReplyWords
{
    public static string Replies(long count, Localizer words) => words.Count(count, "{0} reply", "{0} replies");

    public static string Times(long count, Localizer words) => count == 1 ? words["once"] : words.Count(count, "{0} time", "{0} times");

    /// <summary>The beginning of what it says.</summary>
    public static string Excerpt(IReadOnlyList<ReplyStep> steps) => steps.Select(s => s.Text).FirstOrDefault(t => t.Length > 0)?.ReplaceLineEndings(" ") ?? "";

    /// <summary>What comes along with the text: "photo, 3 messages".</summary>
    public static IEnumerable<string> Extras(IReadOnlyList<ReplyStep> steps, Localizer words)
    {
        if (steps.Count > 1)
            yield return words.Count(steps.Count, "{0} message", "{0} messages");
        if (steps.Select(s => s.File).FirstOrDefault(f => f is not null) is { } file)
            yield return file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? words["photo"] : words["file"];
        if (steps.Any(s => s.Buttons is { Count: > 0 }))
            yield return words["buttons"];
    }
}

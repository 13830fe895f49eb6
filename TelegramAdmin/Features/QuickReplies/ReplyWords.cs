using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.QuickReplies;

namespace TelegramAdmin.Features.QuickReplies;

/// <summary>Quick replies in words.</summary>
internal static class ReplyWords
{
    public static string Replies(long count) => count == 1 ? "1 reply" : $"{Numbers.Count(count)} replies";

    public static string Times(long count) => count == 1 ? "once" : $"{Numbers.Count(count)} times";

    /// <summary>The beginning of what it says.</summary>
    public static string Excerpt(IReadOnlyList<ReplyStep> steps) => steps.Select(s => s.Text).FirstOrDefault(t => t.Length > 0)?.ReplaceLineEndings(" ") ?? "";

    /// <summary>What comes along with the text: "photo, 3 messages".</summary>
    public static IEnumerable<string> Extras(IReadOnlyList<ReplyStep> steps)
    {
        if (steps.Count > 1)
            yield return $"{steps.Count} messages";
        if (steps.Select(s => s.File).FirstOrDefault(f => f is not null) is { } file)
            yield return file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? "photo" : "file";
        if (steps.Any(s => s.Buttons is { Count: > 0 }))
            yield return "buttons";
    }
}

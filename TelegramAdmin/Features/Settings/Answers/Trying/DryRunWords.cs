using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.AutoReplies.Trying;

namespace TelegramAdmin.Features.Settings.Answers.Trying;

/// <summary>What a dry run found, in sentences.</summary>
internal static class DryRunWords
{
    public static string Of(DryRunReport report, TriggerKind kind, Localizer words)
    {
        var isWait = kind == TriggerKind.NoAnswer;
        var looked = isWait ? words.Count(report.Looked, "{0} wait", "{0} waits") : words.Count(report.Looked, "{0} message", "{0} messages");
        List<string> sentences =
        [
            report.Looked == 0 ? isWait ? words["There is no wait in this time to try it on."] : words["There is no message in this time to try it on."]
                : report.Acts == 0 ? words["It would not have acted: {0} looked at.", looked]
                : words["It would have acted {0} in {1}, of {2} looked at.", words.Count(report.Acts, "once", "{0} times"), words.Count(report.Conversations, "{0} conversation", "{0} conversations"), looked],
        ];
        if (report.TakenBefore > 0)
            sentences.Add(words["{0} an answer above it stops first.", TimesAtStart(report.TakenBefore, words)]);
        if (report.HeldBack > 0)
            sentences.Add(words["{0} its conditions did not hold.", TimesAtStart(report.HeldBack, words)]);
        if (report.TooSlow > 0)
            sentences.Add(words["{0} its pattern took too long.", TimesAtStart(report.TooSlow, words)]);
        if (!report.IsComplete)
            sentences.Add(words["Older ones were not looked at."]);
        return string.Join(' ', sentences);
    }

    private static string TimesAtStart(int count, Localizer words) => words.Count(count, "Once", "{0} times");
}

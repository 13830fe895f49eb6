using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.AutoReplies.Trying;

namespace TelegramAdmin.Features.Settings.Answers.Trying;

/// <summary>What a dry run found, in sentences.</summary>
internal static class DryRunWords
{
    public static string Of(DryRunReport report, TriggerKind kind)
    {
        var what = kind == TriggerKind.NoAnswer ? "wait" : "message";
        List<string> words =
        [
            report.Looked == 0 ? $"There is no {what} in this time to try it on."
                : report.Acts == 0 ? $"It would not have acted: {Some(report.Looked, what)} looked at."
                : $"It would have acted {Times(report.Acts)} in {Some(report.Conversations, "conversation")}, of {Some(report.Looked, what)} looked at.",
        ];
        if (report.TakenBefore > 0)
            words.Add($"{Times(report.TakenBefore, isStart: true)} an answer above it stops first.");
        if (report.HeldBack > 0)
            words.Add($"{Times(report.HeldBack, isStart: true)} its conditions did not hold.");
        if (report.TooSlow > 0)
            words.Add($"{Times(report.TooSlow, isStart: true)} its pattern took too long.");
        if (!report.IsComplete)
            words.Add("Older ones were not looked at.");
        return string.Join(' ', words);
    }

    private static string Some(int count, string what) => $"{Numbers.Count(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Times(int count, bool isStart = false) => count == 1 ? isStart ? "Once" : "once" : $"{Numbers.Count(count)} times";
}

using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

namespace TelegramAdmin.Features.Broadcasts.Watching;

/// <summary>What can become of a recipient, as the page counts and filters it.</summary>
/// <param name="Value">In the address.</param>
public sealed record Outcome(string Value, string Words, long Number, string Detail)
{
    public const string Pressed = "pressed";

    public static IReadOnlyList<Outcome> Of(BroadcastCounts counts, long pressed, Localizer words) =>
    [
        new("sent", words["Sent"], counts.Sent, counts.Done == 0 ? "" : words["{0} of tried", Numbers.Percent((double)counts.Sent / counts.Done)]),
        new("failed", words["Failed"], counts.Failed, counts.Failed == 0 ? "" : words["each with its reason"]),
        new("unknown", words["Unknown"], counts.Unknown, counts.Unknown == 0 ? "" : words["held back"]),
        new("waiting", words.Sense("Waiting (people)"), counts.Waiting + counts.Queued, counts.Queued == 0 ? "" : words["{0} in the queue", Numbers.Count(counts.Queued)]),
        new("skipped", words.Sense("Left out (people)"), counts.Skipped, counts.HeldOut == 0 ? "" : words["{0} to compare with", Numbers.Count(counts.HeldOut)]),
        new(Pressed, words.Sense("Pressed a button (people)"), pressed, counts.Sent == 0 ? "" : words["{0} of sent", Numbers.Percent((double)pressed / counts.Sent)]),
    ];

    /// <summary>Parts of the bar, out of everybody who is to get it.</summary>
    public static IReadOnlyList<ProgressPart> Parts(BroadcastCounts counts, Localizer words) =>
    [
        new(counts.Sent, Tone.Ok, words.Count(counts.Sent, "{0} sent", "{0} sent")),
        new(counts.Failed, Tone.Bad, words.Count(counts.Failed, "{0} failed", "{0} failed")),
        new(counts.Unknown, Tone.Violet, words.Count(counts.Unknown, "{0} unknown", "{0} unknown")),
    ];

    public static double Share(BroadcastCounts counts) => counts.ToSend == 0 ? 0 : (double)counts.Done / counts.ToSend;

    /// <summary>The recipients' state that an address means; null for any.</summary>
    public static RecipientState? StateOf(string? value) => value switch
    {
        "sent" => RecipientState.Sent,
        "failed" => RecipientState.Failed,
        "unknown" => RecipientState.Unknown,
        "waiting" => RecipientState.Waiting,
        "skipped" => RecipientState.Skipped,
        _ => null,
    };
}

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

    public static IReadOnlyList<Outcome> Of(BroadcastCounts counts, long pressed) =>
    [
        new("sent", "Sent", counts.Sent, counts.Done == 0 ? "" : $"{Numbers.Percent((double)counts.Sent / counts.Done)} of tried"),
        new("failed", "Failed", counts.Failed, counts.Failed == 0 ? "" : "each with its reason"),
        new("unknown", "Unknown", counts.Unknown, counts.Unknown == 0 ? "" : "held back"),
        new("waiting", "Waiting", counts.Waiting + counts.Queued, counts.Queued == 0 ? "" : $"{Numbers.Count(counts.Queued)} in the queue"),
        new("skipped", "Left out", counts.Skipped, counts.HeldOut == 0 ? "" : $"{Numbers.Count(counts.HeldOut)} to compare with"),
        new(Pressed, "Pressed a button", pressed, counts.Sent == 0 ? "" : $"{Numbers.Percent((double)pressed / counts.Sent)} of sent"),
    ];

    /// <summary>Parts of the bar, out of everybody who is to get it.</summary>
    public static IReadOnlyList<ProgressPart> Parts(BroadcastCounts counts) =>
    [
        new(counts.Sent, Tone.Ok, $"{Numbers.Count(counts.Sent)} sent"),
        new(counts.Failed, Tone.Bad, $"{Numbers.Count(counts.Failed)} failed"),
        new(counts.Unknown, Tone.Violet, $"{Numbers.Count(counts.Unknown)} unknown"),
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

using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;

/// <summary>What a draft must be to be kept. What it must be to be sent is checked when it is started: a draft may be unfinished.</summary>
internal static class BroadcastRules
{
    private const int MostVariants = 6;

    public static Failure? Fault(BroadcastDraft draft) =>
        draft.Name.Trim().Length is < 1 or > Broadcast.LongestName ? BroadcastErrors.NameInvalid
        : draft.ErrorLimit is < 0 or > 100 ? BroadcastErrors.ErrorLimitInvalid
        : VariantsFault(draft.Variants) is { } variants ? BroadcastErrors.VariantsInvalid(variants)
        : TestFault(draft) is { } test ? BroadcastErrors.TestInvalid(test)
        : TimingFault(draft.Timing) is { } timing ? BroadcastErrors.TimingInvalid(timing)
        : null;

    private static string? VariantsFault(IReadOnlyList<BroadcastVariant> variants) =>
        variants.Count == 0 ? "A broadcast needs a message. Write one."
        : variants.Count > MostVariants ? $"At most {MostVariants} variants are compared; the differences between more could not be told apart."
        : variants.Any(v => v is not { Key.Length: 1, Message: not null } || v.Key[0] is < 'A' or > 'Z') ? "Variants are called A, B, C and so on, and each has a message."
        : variants.DistinctBy(v => v.Key).Count() < variants.Count ? "Two variants have the same letter. Give each its own."
        : variants.SelectMany(v => VersionsOf(v.Message)).Any(v => v.Files?.Count > MessageVersion.MostFiles) ? $"A message takes at most {MessageVersion.MostFiles} files."
        : null;

    private static string? TestFault(BroadcastDraft draft) => draft.Test switch
    {
        null => draft.Variants.Count > 1 ? "Several variants need to know how they are compared. Say which share gets them, and what decides." : null,
        { HoldOut: < 0 or > 50 } => "The share that gets nothing is 0 to 50 percent.",
        { Sample: < 1 or > 100 } => "The share that the variants go to first is 1 to 100 percent.",
        { AfterMinutes: < 1 or > 10_080 } => "The winner is chosen after 1 to 10,080 minutes, which is a week.",
        { By: var by } when !Enum.IsDefined(by) => "Choose what decides: presses, replies, purchases or the fewest opt-outs.",
        _ => null,
    };

    private static string? TimingFault(BroadcastTiming timing) =>
        timing.Start == StartKind.At && timing.At is null ? "Say when it goes out."
        : timing.At is { Year: < 2000 or > 2200 } ? "The time is none that it could go out at."
        : timing.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? $"There is no time zone “{zone}”. Take a name such as Europe/Lisbon."
        : timing.QuietFrom is null != timing.QuietUntil is null ? "Quiet hours begin and end. Give both, or none."
        : timing.QuietFrom is not null && timing.QuietFrom == timing.QuietUntil ? "Quiet hours that never end would hold everybody back. Change one of the two times."
        : timing.Repeat is not null && timing.Start != StartKind.At ? "What repeats needs a first time. Say when it goes out."
        : timing.IsLocal && timing.Start != StartKind.At ? "Each person's local time needs a time. Say when it goes out."
        : timing is { LastDay: { } last, At: { } at } && last < DateOnly.FromDateTime(at) ? "The last day is before the first. Correct one of the two."
        : null;

    private static IEnumerable<MessageVersion> VersionsOf(CampaignMessage message) => [message.Default, .. message.Languages?.Values ?? []];
}

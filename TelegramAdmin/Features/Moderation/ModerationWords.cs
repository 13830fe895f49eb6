using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Restricting;

namespace TelegramAdmin.Features.Moderation;

/// <summary>What the guard does, as people say it.</summary>
internal static class ModerationWords
{
    public static IReadOnlyList<(string Words, TimeSpan? Length)> Lengths { get; } =
        [("1 hour", TimeSpan.FromHours(1)), ("1 day", TimeSpan.FromDays(1)), ("7 days", TimeSpan.FromDays(7)), ("for good", null)];

    public static Choice[] Kinds { get; } = [new(nameof(RestrictionKind.Mute), "Mute"), new(nameof(RestrictionKind.Ban), "Ban")];

    public static string Of(RestrictionKind kind) => kind == RestrictionKind.Ban ? "banned" : "muted";

    public static Tone ToneOf(RestrictionKind kind) => kind == RestrictionKind.Ban ? Tone.Bad : Tone.Warn;

    public static string Meaning(RestrictionKind kind) => kind == RestrictionKind.Ban
        ? "Nothing of theirs reaches the team, and the bot does not answer. They are told once that they are blocked, not why."
        : "Their messages do not reach the team. The bot still answers commands. They are told once until when.";

    public static string Of(StopReason reason) => reason switch
    {
        StopReason.Banned => "banned",
        StopReason.Muted => "muted",
        StopReason.Flood => "flood",
        StopReason.Captcha => "held",
        _ => "link",
    };

    public static string Sentence(StopReason reason) => reason switch
    {
        StopReason.Banned => "From somebody who is banned",
        StopReason.Muted => "From somebody who is muted",
        StopReason.Flood => "Too much at once",
        StopReason.Captcha => "Held until they show that they are a person",
        _ => "A link from somebody new",
    };

    public static string By(KnownRestriction restriction) => restriction.By ?? "the guard";

    public static string By(KnownRestriction restriction, Localizer words) => restriction.By ?? words["the guard"];
}

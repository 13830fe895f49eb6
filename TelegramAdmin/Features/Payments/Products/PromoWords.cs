using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Features.Payments.Products;

internal static class PromoWords
{
    public static string Gives(PromoKind kind, int value) => kind == PromoKind.Credits ? $"{Numbers.Count(value)} {(value == 1 ? "credit" : "credits")}" : $"{value}% off the next purchase";

    /// <summary>The same as it is shown.</summary>
    public static string Gives(PromoKind kind, int value, Localizer words) => kind == PromoKind.Credits ? words.Count(value, "{0} credit", "{0} credits") : words["{0}% off the next purchase", value];

    /// <summary>Whether people can use it now, and why not.</summary>
    public static (string Word, Components.Marks.Tone Tone) State(PromoCode promo, DateTimeOffset now) => promo switch
    {
        { ArchivedAt: not null } => ("archived", Components.Marks.Tone.Mute),
        { EndsAt: { } end } when end <= now => ("ended", Components.Marks.Tone.Mute),
        { StartsAt: { } start } when start > now => ("scheduled", Components.Marks.Tone.Violet),
        { LargestUses: { } most } when promo.Uses >= most => ("used up", Components.Marks.Tone.Warn),
        _ => ("works", Components.Marks.Tone.Ok),
    };
}

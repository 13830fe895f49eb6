using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Revenue;

namespace TelegramAdmin.Features.Channels;

/// <summary>What came of posts, in words.</summary>
internal static class OutcomeWords
{
    /// <summary>$2,904.00 revenue; several currencies stand beside each other, because they are never added.</summary>
    public static string Revenue(PostOutcome outcome, Localizer words) => outcome.Revenue.Count == 0 ? words["no revenue"] : words["{0} revenue", Money(outcome)];

    public static string Money(PostOutcome? outcome) =>
        outcome is not { Revenue.Count: > 0 } ? Numbers.None : string.Join(" + ", outcome.Revenue.Select(r => Amounts.Money(r.MinorUnits, r.Currency)));
}

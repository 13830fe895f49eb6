using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Components.Charts;

/// <summary>The comparison under a figure. The colour tells good from bad, not up from down.</summary>
/// <param name="IsUp">The arrow; null draws none.</param>
/// <param name="IsGood">Green or red; null is grey.</param>
public sealed record KpiDelta(string Words, bool? IsUp = null, bool? IsGood = null)
{
    private const double Noticeable = 0.01;

    /// <summary>Percent against the period before; grey under one percent; null where nothing can be compared.</summary>
    public static KpiDelta? Between(double now, double before, bool moreIsBetter = true)
    {
        if (before == 0)
            return null;
        var change = (now - before) / Math.Abs(before);
        var isUp = change >= 0;
        return new(Numbers.Percent(Math.Abs(change)), isUp, Math.Abs(change) < Noticeable ? null : isUp == moreIsBetter);
    }
}

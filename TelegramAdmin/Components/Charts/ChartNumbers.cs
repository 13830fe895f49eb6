using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Components.Charts;

/// <summary>The same words in the chart's table as chart.js writes into its tooltip.</summary>
internal static class ChartNumbers
{
    public static string Write(double? value, ChartUnit unit) => value is not { } number ? Numbers.None : unit.Kind switch
    {
        ChartUnitKind.Share => Numbers.Percent(number),
        ChartUnitKind.PerSecond => Numbers.PerSecond(number),
        ChartUnitKind.Seconds => Numbers.Duration(TimeSpan.FromSeconds(number)),
        ChartUnitKind.Money => Amounts.Money((long)Math.Round(number * Math.Pow(10, Amounts.Decimals(unit.Currency!))), unit.Currency!),
        _ => Numbers.Write(number, "#,0.##"),
    };
}

using System.Globalization;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Features.Analytics.Sheets;

/// <summary>A figure of a table.</summary>
/// <param name="Value">As a file has it.</param>
/// <param name="Words">As the page says it.</param>
/// <param name="Href">The rows behind it.</param>
/// <param name="IsSaid">Words of ours, which the page translates, rather than a name or a number.</param>
public sealed record FigureCell(object? Value, string Words, string? Href = null, bool IsSaid = false)
{
    /// <summary>A count, or money in its smallest unit, as the rows behind it come to.</summary>
    public string? Raw { get; init; }

    public static FigureCell None { get; } = new(null, Numbers.None);

    public static FigureCell Of(string text, string? href = null) => new(text, text, href);

    public static FigureCell Said(string english) => new(english, english, IsSaid: true);

    /// <param name="name">Null where what it names is gone.</param>
    public static FigureCell Named(string? name) => name is null ? Said("Removed") : Of(name);

    public static FigureCell Of(long count, string? href = null) => new(count, Numbers.Count(count), count == 0 ? null : href) { Raw = count.ToString(CultureInfo.InvariantCulture) };

    /// <param name="share">0.084 for 8.4%.</param>
    public static FigureCell Share(double? share) => share is { } value ? new(Math.Round(value, 4), Numbers.Percent(value)) : None;

    public static FigureCell Share(long part, long whole) => Share(whole == 0 ? null : (double)part / whole);

    public static FigureCell Money(long minorUnits, string currency, string? href = null) =>
        new(decimal.Parse(Amounts.Plain(minorUnits, currency), CultureInfo.InvariantCulture), Amounts.Money(minorUnits, currency), minorUnits == 0 ? null : href) { Raw = minorUnits.ToString(CultureInfo.InvariantCulture) };
}

using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Charts;

public partial class Sparkline
{
    // Keeps the two-pixel line inside the picture.
    private const double Inset = 1.5;

    [Parameter, EditorRequired]
    public required IReadOnlyList<double> Values { get; set; }

    [Parameter]
    public int Width { get; set; } = 64;

    [Parameter]
    public int Height { get; set; } = 20;

    /// <summary>Drawn in the first chart colour instead of grey.</summary>
    [Parameter]
    public bool Accent { get; set; }

    /// <summary>Starts the scale at zero: for rates. Otherwise at the lowest value.</summary>
    [Parameter]
    public bool FromZero { get; set; }

    private string Line => string.Join(' ', Values.Select((value, index) => Point(X(index), Y(value))));

    private string Area => $"{Point(0, Height)} {Line} {Point(Width, Height)}";

    private double Low => FromZero ? 0 : Values.Min();

    private double X(int index) => (double)index / (Values.Count - 1) * Width;

    private double Y(double value)
    {
        var span = Values.Max() - Low;
        return span <= 0 ? Height - Inset : Height - Inset - (value - Low) / span * (Height - 2 * Inset);
    }

    private static string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.##},{y:0.##}");
}

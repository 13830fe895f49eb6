using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Charts;

public partial class Sparkline
{
    // Keeps the two-pixel line inside the picture.
    private const double Inset = 1.5;

    private string _line = "";
    private string _area = "";

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

    protected override void OnParametersSet()
    {
        if (Values.Count < 2)
            return;
        var low = FromZero ? 0 : Values.Min();
        var span = Values.Max() - low;
        _line = string.Join(' ', Values.Select((value, index) =>
            Point((double)index / (Values.Count - 1) * Width, Height - Inset - (span <= 0 ? 0 : (value - low) / span * (Height - 2 * Inset)))));
        _area = $"{Point(0, Height)} {_line} {Point(Width, Height)}";
    }

    private static string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
}

using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Features.Dashboard.Panels;

public sealed partial class LiveLines
{
    private const int Width = 440;
    private const int Height = 120;

    [Parameter, EditorRequired]
    public required IReadOnlyList<double> In { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<double> Out { get; set; }

    /// <summary>The next of 1, 2, 5, 10, … so that the scale seldom changes.</summary>
    private static readonly int[] Steps = [1, 2, 5, 10];

    private double Top
    {
        get
        {
            var most = Math.Max(In.Max(), Out.Max());
            var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(most, 1))));
            return Steps.Select(step => step * power).First(top => top >= most);
        }
    }

    private string Area => $"0,{Height} {Points(In)} {Width},{Height}";

    private string Points(IReadOnlyList<double> values)
    {
        var top = Top;
        return string.Join(' ', values.Select((value, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{(double)i / (values.Count - 1) * Width:0.#},{Height - value / top * (Height - 2) - 1:0.#}")));
    }
}

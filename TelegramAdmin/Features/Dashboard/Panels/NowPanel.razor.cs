using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Analytics;

namespace TelegramAdmin.Features.Dashboard.Panels;

public sealed partial class NowPanel
{
    // The same mean as the figures above the lines, so that each line ends where its figure says.
    private const int Window = 10;

    private double[] _in = [];
    private double[] _out = [];

    [Parameter, EditorRequired]
    public required StatusNow Status { get; set; }

    protected override void OnParametersSet() => (_in, _out) = (Means(Status.Rates.In), Means(Status.Rates.Out));

    private static double[] Means(IReadOnlyList<int> perSecond) =>
        [.. Enumerable.Range(Window, perSecond.Count - Window + 1).Select(end => perSecond.Skip(end - Window).Take(Window).Average())];
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Marks;

namespace TelegramAdmin.Components.Charts;

public partial class ProgressBar
{
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Null while still counting.</summary>
    [Parameter]
    public long? Total { get; set; }

    /// <summary>One part, or one for each outcome; Info is the accent colour.</summary>
    [Parameter]
    public IReadOnlyList<ProgressPart> Parts { get; set; } = [];

    /// <summary>Below, at the start: "37,158 of 48,420".</summary>
    [Parameter]
    public string? Start { get; set; }

    /// <summary>Below, at the end: "27.8/s · done 14:39".</summary>
    [Parameter]
    public string? End { get; set; }

    /// <summary>10 px high, for a page of its own.</summary>
    [Parameter]
    public bool Large { get; set; }

    private string? Announced => Total is not > 0
        ? null
        : (Parts.Sum(part => part.Value) * 10 / Total.Value * 10).ToString(CultureInfo.InvariantCulture);

    private string Width(long value) =>
        Total is > 0 ? (100.0 * value / Total.Value).ToString("0.###", CultureInfo.InvariantCulture) : "0";

    private static string? PartClass(Tone tone) => tone switch
    {
        Tone.Ok => "ta-bar__ok",
        Tone.Warn => "ta-bar__warn",
        Tone.Bad => "ta-bar__bad",
        Tone.Violet => "ta-bar__violet",
        Tone.Mute => "ta-bar__mute",
        _ => null,
    };
}

/// <param name="Words">On hover: "212 failed".</param>
public sealed record ProgressPart(long Value, Tone Tone = Tone.Info, string? Words = null);

using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Figures;

/// <summary>A number as a page shows it, and what the page behind it comes to.</summary>
/// <param name="Key">Its name; empty for a number in a table.</param>
/// <param name="Href">Where its rows are.</param>
internal sealed partial record ShownFigure(string Key, double Value, string? Href)
{
    /// <summary>The figures of a strip, and the linked numbers of tables.</summary>
    public static IReadOnlyList<ShownFigure> All(string html) =>
    [
        .. Cells().Matches(html).Select(m => new ShownFigure(Attribute(m.Value, "data-figure"), Number(Attribute(m.Value, "data-value")), HrefOf(m.Value, html, m.Index))).Where(f => f.Key.Length > 0),
        .. Links().Matches(html).Where(m => !m.Value.Contains("data-figure", StringComparison.Ordinal)).Select(m => new ShownFigure("", Number(Attribute(m.Value, "data-value")), Attribute(m.Value, "href"))),
    ];

    /// <summary>How many rows a page has, what they add up to, and how many people they are of.</summary>
    public static IReadOnlyList<double> Behind(string html) =>
        Counted().Match(html) is { Success: true } tag ? [.. new[] { "data-rows", "data-total", "data-people" }.Select(name => Attribute(tag.Value, name)).Where(text => text.Length > 0).Select(Number)] : [];

    // A cell that chooses a chart has its rows behind its value.
    private static string? HrefOf(string tag, string html, int at) =>
        Attribute(tag, "href") is { Length: > 0 } own && !tag.Contains("ta-kpi--two", StringComparison.Ordinal) ? own
        : tag.Contains("ta-kpi--two", StringComparison.Ordinal) && Door().Match(html, at) is { Success: true } door ? Attribute(door.Value, "href") : null;

    private static string Attribute(string tag, string name) => Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : "";

    private static double Number(string text) => text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<(?:a|div) class=\"ta-kpi[ \"][^>]*>")]
    private static partial Regex Cells();

    [GeneratedRegex("<a [^>]*data-value=\"[^>]*>")]
    private static partial Regex Links();

    [GeneratedRegex("<a class=\"ta-kpi__value ta-kpi__door\"[^>]*>")]
    private static partial Regex Door();

    [GeneratedRegex("<[a-z]+ [^>]*data-rows=\"[^>]*>")]
    private static partial Regex Counted();
}

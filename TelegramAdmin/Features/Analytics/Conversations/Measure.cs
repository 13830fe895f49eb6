using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Conversations;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>What bars can be drawn by.</summary>
/// <param name="Value">Null where there is nothing to measure.</param>
/// <param name="Rows">What is behind it.</param>
/// <param name="Empty">Said where nobody has a value.</param>
internal sealed record Measure(string Key, string Title, Func<FigureTotals, double?> Value, Func<FigureTotals, string> Words, FigureKind Rows, string Empty)
{
    private static readonly Measure[] Known =
    [
        new("answers", "Answers", t => t.Answers == 0 ? null : t.Answers, t => Numbers.Count(t.Answers), FigureKind.Answers, "No answers in these days."),
        new("closed", "Closed", t => t.Closed == 0 ? null : t.Closed, t => Numbers.Count(t.Closed), FigureKind.Closed, "Nothing was closed in these days."),
        new("first", "First response", t => t.First.Median, t => FigureWords.Time(t.First.Median), FigureKind.FirstAnswers, "No first answers in these days."),
        new("resolution", "Resolution", t => t.Resolution.Median, t => FigureWords.Time(t.Resolution.Median), FigureKind.Closed, "Nothing was closed in these days."),
        new("time", "In time", t => t.InTime, t => Numbers.Percent(t.InTime), FigureKind.Promised, "No promised answers in these days."),
        new("rating", "Rating", t => t.Rating, t => $"{FigureWords.Rating(t.Rating)} ({Numbers.Count(t.Rated)})", FigureKind.Rated, "No ratings in these days."),
    ];

    public static IReadOnlyList<Choice> Choices(Localizer words) => [.. Known.Select(m => new Choice(m.Key, words[m.Title]))];

    /// <summary>The one that an address names; the first for anything else.</summary>
    public static Measure Of(string? key) => Known.FirstOrDefault(m => m.Key == key) ?? Known[0];
}

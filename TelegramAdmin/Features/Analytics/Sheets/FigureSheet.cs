using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Analytics.Sheets;

/// <summary>A small table of figures: on the page, and as a file.</summary>
/// <param name="Name">Of the file: "growth-languages".</param>
/// <param name="Title">Above the table.</param>
/// <param name="Columns">The first one names the row.</param>
/// <param name="Empty">Said where there are no rows.</param>
public sealed record FigureSheet(string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<FigureCell>> Rows, string Empty)
{
    public ExportTable ToExport() => ExportTable.Of(Columns, Rows.Select(IReadOnlyList<object?> (row) => [.. row.Select(c => c.Value)]));
}

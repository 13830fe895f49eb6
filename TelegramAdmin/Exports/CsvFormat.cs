using System.Text;

namespace TelegramAdmin.Exports;

/// <summary>Lines of <see cref="CsvLine"/>, with the mark by which spreadsheets know UTF-8.</summary>
internal sealed class CsvFormat : ITableFormat
{
    public string Extension => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public async Task WriteAsync(Stream stream, string title, ExportTable table, CancellationToken cancellation)
    {
        await using var text = new PortionedText(stream);
        await stream.WriteAsync(Encoding.UTF8.GetPreamble(), cancellation);
        await text.AddAsync(CsvLine.Of(table.Columns), cancellation);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
            await text.AddAsync(CsvLine.Of(row), cancellation);
    }
}

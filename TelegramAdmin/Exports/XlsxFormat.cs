using System.IO.Compression;

namespace TelegramAdmin.Exports;

/// <summary>
/// A workbook of SpreadsheetML (ECMA-376 part 1, section 18), written part by part into the answer. A sheet takes
/// 1,048,576 rows; what is more goes on with the next sheet, under the same heading.
/// </summary>
/// <param name="mostRows">Of a sheet, the heading included.</param>
internal sealed class XlsxFormat(int mostRows = XlsxFormat.SheetRows) : ITableFormat
{
    /// <summary>https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3</summary>
    public const int SheetRows = 1_048_576;

    public string Extension => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task WriteAsync(Stream stream, string title, ExportTable table, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await using var rows = table.Rows.GetAsyncEnumerator(cancellation);
        var sheets = 0;
        var isMore = await rows.MoveNextAsync();
        do
        {
            sheets++;
            isMore = await WriteSheetAsync(zip, sheets, table.Columns, rows, isMore, cancellation);
        }
        while (isMore);
        // How many sheets there are is known only now; the order of parts means nothing.
        foreach (var (name, text) in XlsxParts.Around(title, sheets))
            await WritePartAsync(zip, name, text, cancellation);
    }

    private async Task<bool> WriteSheetAsync(ZipArchive zip, int sheet, IReadOnlyList<string> columns, IAsyncEnumerator<IReadOnlyList<object?>> rows, bool isMore, CancellationToken cancellation)
    {
        await using var part = await zip.CreateEntry(XlsxParts.Sheet(sheet), CompressionLevel.Fastest).OpenAsync(cancellation);
        await using var text = new PortionedText(part);
        await text.AddAsync(XlsxParts.SheetStart(columns.Count), cancellation);
        await text.AddAsync(XlsxRow.Heading(columns), cancellation);
        for (var row = 2; isMore && row <= mostRows; row++)
        {
            await text.AddAsync(XlsxRow.Of(row, rows.Current), cancellation);
            isMore = await rows.MoveNextAsync();
        }
        await text.AddAsync(XlsxParts.SheetEnd, cancellation);
        return isMore;
    }

    private static async Task WritePartAsync(ZipArchive zip, string name, string content, CancellationToken cancellation)
    {
        await using var part = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
        await using var text = new PortionedText(part);
        await text.AddAsync(content, cancellation);
    }
}

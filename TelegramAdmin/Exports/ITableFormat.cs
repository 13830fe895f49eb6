namespace TelegramAdmin.Exports;

/// <summary>How a table is written into a file, row by row as it is read.</summary>
internal interface ITableFormat
{
    /// <summary>Without the dot: "csv".</summary>
    string Extension { get; }

    string ContentType { get; }

    /// <param name="title">What a reader of the file sees as its name, where the format has room for it.</param>
    Task WriteAsync(Stream stream, string title, ExportTable table, CancellationToken cancellation);
}
